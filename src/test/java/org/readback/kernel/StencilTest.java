package org.readback.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.readback.kernel.Stencil.Filling;

/** HTML that is made once and read with other numbers and in another order. */
class StencilTest {
    private static String rows(String name, String... rows) {
        return Stencil.rows(name) + String.join("", rows) + Stencil.rowsEnd();
    }

    private static String row(String name, String html) {
        return Stencil.row(name) + html;
    }

    private static String filled(String html, Map<String, Integer> numbers, Map<String, List<String>> rows) {
        return Stencil.cut(html).filled(new Filling(numbers, rows)).getValue();
    }

    @Test
    void html_without_marks_stays_as_it_is() {
        assertThat(Stencil.cut("<p>a\tb\nc</p>").html().getValue()).isEqualTo("<p>a\tb\nc</p>");
        assertThat(Stencil.cut("").html().getValue()).isEmpty();
    }

    @Test
    void a_number_goes_wherever_its_mark_stands() {
        var html = "<a id=\"q" + Stencil.number("why") + "\">" + Stencil.number("why") + "</a>" + Stencil.number("how");
        assertThat(filled(html, Map.of("why", 12, "how", 3), Map.of())).isEqualTo("<a id=\"q12\">12</a>3");
    }

    @Test
    void rows_stand_in_the_order_that_is_asked_for_with_what_is_around_them_in_its_place() {
        var html = "<ul>" + rows("g", row("a", "A "), row("b", "B" + Stencil.number("n")), row("c", "C ")) + "</ul>!";
        assertThat(filled(html, Map.of("n", 7), Map.of("g", List.of("c", "b", "a"))))
                .isEqualTo("<ul>C B7A </ul>!");
        assertThat(filled(html, Map.of("n", 8), Map.of())).isEqualTo("<ul>A B8C </ul>!");
    }

    @Test
    void two_groups_are_ordered_each_by_itself() {
        var html = rows("g", row("a", "A"), row("b", "B")) + "-" + rows("h", row("a", "x"), row("b", "y"));
        assertThat(filled(html, Map.of(), Map.of("g", List.of("b", "a"), "h", List.of("a", "b"))))
                .isEqualTo("BA-xy");
    }

    @Test
    void what_somebody_typed_is_no_mark() {
        assertThat(Stencil.unmarked("Bakhmut, 2014")).isEqualTo("Bakhmut, 2014");
        assertThat(Stencil.unmarked("a" + Stencil.number("n") + rows("g", row("r", "b")) + "\t"))
                .isEqualTo("angrb\t");
    }

    @Test
    void what_is_no_mark_in_its_place_is_left_out_and_breaks_nothing() {
        assertThat(filled("a\u0001b", Map.of(), Map.of())).startsWith("a");
        assertThat(filled("a\u0003r\u0005b\u0004c\u0005d", Map.of(), Map.of())).startsWith("a");
        assertThat(filled("a\u0002", Map.of(), Map.of())).isEqualTo("a");
        assertThat(filled("a\u0001nobody\u0005b", Map.of(), Map.of())).isEqualTo("ab");
    }
}
