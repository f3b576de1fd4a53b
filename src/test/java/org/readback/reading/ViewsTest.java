package org.readback.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.readback.content.Passage;
import org.readback.content.Process;
import org.readback.content.Question;
import org.readback.grading.Accepted;
import org.readback.grading.GapFill;
import org.readback.grading.Option;
import org.readback.grading.Ordering;
import org.readback.grading.Response;
import org.readback.grading.Task;

/** What pages are made of, without pages. */
class ViewsTest {
    private static final Passage PASSAGE = new Passage(
            "tides",
            "Tides",
            Optional.of("Ada"),
            Optional.empty(),
            Optional.of(LocalDate.of(2026, 1, 2)),
            Optional.empty(),
            "en",
            false,
            Map.of(),
            List.of(
                    List.of(
                            new Passage.Sentence("p1s1", "The *sea* rises."),
                            new Passage.Sentence("p1s2", "It falls.")),
                    List.of(new Passage.Sentence("p2s1", "The Moon <pulls>."))));

    private static Question question(Task task) {
        return new Question("q", "Stem with **not**", task, 2, Process.INFER, List.of(), List.of(), "Because.");
    }

    private static QuestionView view(Task task, Response given) {
        return QuestionView.of(question(task), "en", PASSAGE, new CurrentResponse(given, 3, false, ""));
    }

    private static Response places(String a, String b, String c) {
        return new Response(Map.of("a", List.of(a), "b", List.of(b), "c", List.of(c)));
    }

    @Test
    void an_order_that_is_made_is_shown_and_an_unfinished_one_stays_as_it_was_shuffled() {
        var task = new Ordering(
                List.of("a", "b", "c"), List.of(Option.of("c", "C"), Option.of("a", "A"), Option.of("b", "B")));
        assertThat(QuestionView.items(task, Response.BLANK)).containsExactly("c", "a", "b");
        assertThat(QuestionView.items(task, places("2", "3", "1"))).containsExactly("c", "a", "b");
        assertThat(QuestionView.items(task, places("1", "2", "3"))).containsExactly("a", "b", "c");
        assertThat(QuestionView.items(task, new Response(Map.of("a", List.of("1")))))
                .containsExactly("c", "a", "b");
        assertThat(QuestionView.items(task, places("1", "nonsense", "3"))).hasSize(3);
    }

    @Test
    void a_text_with_gaps_keeps_its_spaces_and_its_emphasis() {
        var task = new GapFill(
                "The *sea* {{g1}}, then {{g2}}.",
                List.of(
                        new GapFill.Typed("g1", Accepted.texts("rises")),
                        new GapFill.Typed("g2", Accepted.texts("falls"))));
        var pieces = view(task, new Response(Map.of("g1", List.of("rises")))).gapText();
        assertThat(pieces)
                .extracting(piece -> piece.text().getValue())
                .containsExactly("The <em>sea</em> ", ", then ", ".");
        assertThat(pieces.get(0).gap().value()).isEqualTo("rises");
        assertThat(pieces.get(2).gap()).isNull();
    }

    private static ParagraphView paragraph(int number, Map<String, List<String>> proves, Map<String, String> picked) {
        return ParagraphView.of(PASSAGE, number, proves, picked);
    }

    @Test
    void markdown_becomes_html_and_html_stays_text() {
        assertThat(paragraph(1, Map.of(), Map.of()).sentences().get(0).text().getValue())
                .isEqualTo("The <em>sea</em> rises.");
        assertThat(paragraph(2, Map.of(), Map.of()).sentences().get(0).text().getValue())
                .isEqualTo("The Moon &lt;pulls&gt;.");
    }

    @Test
    void a_page_says_about_a_passage_what_is_known_of_it() {
        var view = PassageView.of(PASSAGE);
        assertThat(view.date()).isEqualTo("2026-01-02");
        assertThat(view.day()).isEqualTo("2 January 2026");
        assertThat(view.occasion()).isEmpty();
    }

    @Test
    void a_sentence_may_prove_several_questions_and_be_picked_for_one() {
        var sentence = paragraph(1, Map.of("p1s2", List.of("q1", "q4")), Map.of("p1s2", "4"))
                .sentences()
                .get(1);
        assertThat(sentence.lit()).isTrue();
        assertThat(sentence.proves()).hasSize(2);
        assertThat(sentence.picked()).isEqualTo("4");
    }

    @ParameterizedTest
    @CsvSource({
        "en,2 January 2026",
        "en-GB,2 January 2026",
        "en-US,'January 2, 2026'",
        "de,2. Januar 2026",
        "fr,2 janvier 2026",
        "uk,2 січня 2026 р."
    })
    void the_day_of_a_passage_is_written_as_in_its_language(String language, String day) {
        var passage = new Passage(
                PASSAGE.slug(),
                PASSAGE.title(),
                PASSAGE.speaker(),
                PASSAGE.occasion(),
                PASSAGE.date(),
                PASSAGE.source(),
                language,
                false,
                Map.of(),
                PASSAGE.paragraphs());
        assertThat(PassageView.of(passage).day().replace('\u00a0', ' ').replace('\u202f', ' '))
                .isEqualTo(day);
    }
}
