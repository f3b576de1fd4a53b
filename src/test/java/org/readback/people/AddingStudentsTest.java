package org.readback.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.readback.support.Client;
import org.readback.support.Schools;

/** A class gets its students from a list that is pasted or uploaded. */
@QuarkusTest
class AddingStudentsTest {
    @Inject
    Schools schools;

    private Client browser;
    private String here;

    @BeforeEach
    void a_class() {
        var school = schools.make();
        var teacher = school.teacher("Ada Park");
        here = "/classes/" + school.schoolClass(teacher, "9A English").id();
        browser = schools.as(teacher);
    }

    @Test
    void each_pasted_name_becomes_an_account_with_a_sign_in_name_of_its_own() {
        assertThat(paste("Zoë Müller\r\n\r\n  Imani   Okafor \nJo Smith").to()).isEqualTo(here + "/slips?done=added");
        var page = browser.get(here);
        assertThat(names()).containsExactly("Imani Okafor", "Jo Smith", "Zoë Müller");
        assertThat(page.texts("tbody td:nth-child(2)")).doesNotHaveDuplicates().allSatisfy(name -> assertThat(name)
                .matches("[a-z0-9][a-z0-9.-]+"));
        assertThat(page.text()).contains("3 have not chosen a password yet.");
    }

    @Test
    void a_list_with_bad_lines_adds_nobody_and_names_all_of_them() {
        var typed = "\nImani Okafor\nSmith, Jo\n" + "x".repeat(Names.LONGEST + 1) + "\n<b>Ben</b>";
        var refused = paste(typed);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.texts("#names-error li"))
                .hasSize(2)
                .satisfies(lines -> assertThat(lines.get(0)).startsWith("Line 3, \"Smith, Jo\""))
                .satisfies(lines -> assertThat(lines.get(1)).startsWith("Line 4"));
        assertThat(names()).isEmpty();
        // What was typed stands there again, to the letter: the first line stays the first.
        assertThat(refused.body()).contains(">\n\nImani Okafor\nSmith, Jo\n").contains("&lt;b&gt;Ben&lt;/b&gt;");
        var mended = refused.submit(here + "/students", "names", "Imani Okafor\nJo Smith");
        assertThat(mended.to()).isEqualTo(here + "/slips?done=added");
        assertThat(names()).containsExactly("Imani Okafor", "Jo Smith");
    }

    @Test
    void a_name_that_is_there_twice_is_asked_about() {
        paste("Imani Okafor");
        var asked = paste("Imani Okafor\nJo Smith\njo  smith");
        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.texts("#repeated-error li"))
                .containsExactly(
                        "Line 1: Imani Okafor is in the class already.",
                        "Line 3: jo smith stands further up in this list.");
        assertThat(names()).containsExactly("Imani Okafor");
        var same = asked.submit(here + "/students", "repeated", "skip");
        assertThat(same.to()).isEqualTo(here + "/slips?done=added");
        assertThat(names()).containsExactly("Imani Okafor", "Jo Smith");
        paste("Imani Okafor").submit(here + "/students", "repeated", "add");
        assertThat(names()).containsExactly("Imani Okafor", "Imani Okafor", "Jo Smith");
        assertThat(paste("Imani Okafor")
                        .submit(here + "/students", "repeated", "skip")
                        .to())
                .isEqualTo(here + "?done=nobody-added");
    }

    @Test
    void a_list_that_is_sent_twice_adds_once() {
        var form = browser.get(here + "/students/new");
        for (int i = 0; i < 2; i++) {
            assertThat(form.submit(here + "/students", "names", "Imani Okafor\nJo Smith")
                            .to())
                    .isEqualTo(here + "/slips?done=added");
        }
        assertThat(names()).containsExactly("Imani Okafor", "Jo Smith");
    }

    @Test
    void a_list_that_is_sent_twice_at_the_same_moment_adds_once() {
        var form = browser.get(here + "/students/new");
        var answers = IntStream.range(0, 4)
                .parallel()
                .mapToObj(i -> form.submit(here + "/students", "names", "Imani Okafor\nJo Smith")
                        .status())
                .toList();
        assertThat(answers).contains(303);
        assertThat(names()).containsExactly("Imani Okafor", "Jo Smith");
    }

    @Test
    void a_table_is_read_by_its_head() {
        upload("\ufefflast name;first name;born\nOkafor;Imani;2010\n\"Smith; the second\";Jo;2011"
                .getBytes(StandardCharsets.UTF_8));
        assertThat(names()).containsExactly("Imani Okafor", "Jo Smith; the second");
    }

    @Test
    void a_file_from_an_old_spreadsheet_is_read_as_it_was_meant() {
        upload("Zoë Müller".getBytes(Charset.forName("windows-1252")));
        assertThat(names()).containsExactly("Zoë Müller");
    }

    @Test
    void a_file_with_bad_lines_comes_back_as_text_to_mend() {
        var refused = upload("Imani Okafor\nSmith, Jo".getBytes(StandardCharsets.UTF_8));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("#names").val()).isEqualTo("Imani Okafor\nSmith, Jo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\t\n", "name\n", "name,class\n\"Imani"})
    void a_list_of_nobody_is_refused(String list) {
        var refused = paste(list);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.texts("#names-error li")).hasSize(1);
    }

    @Test
    void a_quotation_mark_that_never_closes_swallows_no_student() {
        var refused = paste("name,class\n\"Imani Okafor,9A\nJo Smith,9A\nBen Osei,9A");
        assertThat(refused.texts("#names-error li"))
                .containsExactly("The table cannot be read: a quotation mark opens and never closes.");
        assertThat(names()).isEmpty();
    }

    @Test
    void more_than_the_most_are_refused_and_the_most_are_not() {
        var many = IntStream.rangeClosed(0, StudentList.MOST)
                .mapToObj(i -> "Student " + i)
                .collect(Collectors.toList());
        assertThat(paste(String.join("\n", many)).texts("#names-error li"))
                .containsExactly("There are 301 names. Add at most 300 at a time.");
        many.remove(0);
        assertThat(paste(String.join("\n", many)).status()).isEqualTo(303);
        assertThat(names()).hasSize(StudentList.MOST);
    }

    private Client.Answer paste(String names) {
        return browser.get(here + "/students/new").submit(here + "/students", "names", names);
    }

    private Client.Answer upload(byte[] file) {
        return browser.get(here + "/students/new").submit(here + "/students", "file", file);
    }

    private List<String> names() {
        return browser.get(here).texts("tbody th");
    }
}
