package org.readback.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.readback.content.Edition;
import org.readback.content.Editions;
import org.readback.content.Question;
import org.readback.grading.Kind;
import org.readback.grading.Response;
import org.readback.kernel.Language;
import org.readback.kernel.Mark;
import org.readback.kernel.ReaderLanguage;

/** Parts of pages that were made for one reader are read by others: with their numbers, their order, their language. */
@QuarkusTest
@ActivateRequestContext
class QuizHtmlTest {
    private static final Pattern VALUES =
            Pattern.compile("<(?:input type=\"(?:radio|checkbox)\"|option)[^>]* value=\"([^\"]+)\"");

    @Inject
    QuizHtml html;

    @Inject
    Editions editions;

    @Inject
    ReaderLanguage language;

    /** One with each kind of question. */
    private Edition edition() {
        return editions.current().stream()
                .map(listed -> editions.current(listed.slug()).orElseThrow())
                .filter(edition -> edition.quiz().questions().stream()
                                .map(question -> question.task().kind())
                                .distinct()
                                .count()
                        == Kind.values().length)
                .findFirst()
                .orElseThrow();
    }

    private static Question shuffled(Question question, long seed) {
        return new Question(
                question.id(),
                question.stem(),
                question.task().presented(seed, true),
                question.points(),
                question.process(),
                question.positions(),
                question.evidence(),
                question.feedback());
    }

    private String blank(Edition edition, int number, Question question) {
        return html.question(edition, number, question, CurrentResponse.NONE)
                .html()
                .getValue();
    }

    private static List<String> values(String html) {
        return VALUES.matcher(html).results().map(match -> match.group(1)).toList();
    }

    @Test
    void each_attempt_has_its_own_numbers() {
        var edition = edition();
        for (var question : edition.quiz().questions()) {
            var first = blank(edition, 1, question);
            var ninth = blank(edition, 9, question);
            assertThat(ninth)
                    .contains("id=\"q9\"", "Question 9")
                    .doesNotContain("\"q1\"")
                    .isEqualTo(first.replace("\"q1", "\"q9")
                            .replace("Question 1<", "Question 9<")
                            .replace("<span aria-hidden=\"true\">1</span>", "<span aria-hidden=\"true\">9</span>"));
        }
    }

    @Test
    void each_attempt_has_its_own_order_of_options_and_of_items() {
        var edition = edition();
        for (var question : edition.quiz().questions()) {
            for (long seed = 1; seed < 6; seed++) {
                var shown = shuffled(question, seed);
                var offered = shown.task().parts().stream()
                        .flatMap(part -> part.options().stream())
                        .map(option -> option.id())
                        .toList();
                if (question.task().kind() == Kind.ORDERING) {
                    var names = Pattern.compile("<select name=\"([^\"]+)\"")
                            .matcher(blank(edition, 1, shown))
                            .results()
                            .map(match -> match.group(1))
                            .toList();
                    assertThat(names)
                            .isEqualTo(shown.task().parts().stream()
                                    .map(part -> question.id() + "." + part.id())
                                    .toList());
                } else if (!offered.isEmpty()) {
                    assertThat(values(blank(edition, 1, shown))).containsSubsequence(offered);
                }
            }
        }
    }

    @Test
    void what_one_student_answered_is_in_nobody_elses_question() {
        var edition = edition();
        for (var question : edition.quiz().questions()) {
            var right = question.task().rightResponse();
            var answered = html.question(edition, 1, question, new CurrentResponse(right, 3, true, ""));
            assertThat(answered.answered()).isTrue();
            assertThat(answered.flagged()).isTrue();
            assertThat(answered.html().getValue()).contains("name=\"seq:" + question.id() + "\" value=\"3\"");
            assertThat(blank(edition, 1, question))
                    .contains("name=\"seq:" + question.id() + "\" value=\"0\"")
                    .doesNotContain(" checked", " selected")
                    .isNotEqualTo(answered.html().getValue());
        }
    }

    @Test
    void no_mark_is_left_in_what_is_read() {
        var edition = edition();
        var questions = edition.quiz().questions();
        var all = new StringBuilder(html.passage(edition).getValue());
        questions.forEach(question -> all.append(blank(edition, 1, question)));
        var marked = html.marked(edition, questions, Map.of(), Map.of(), true);
        all.append(marked.passage().getValue());
        marked.questions().forEach(question -> all.append(question.html().getValue()));
        assertThat(all.toString()).doesNotContainPattern("[\\x00-\\x08]");
    }

    @Test
    void a_proof_leads_to_the_number_that_its_question_has_in_this_attempt() {
        var edition = edition();
        var questions = new ArrayList<>(edition.quiz().questions());
        for (int round = 0; round < 2; round++) {
            var passage = html.marked(edition, questions, Map.of(), Map.of(), true)
                    .passage()
                    .getValue();
            for (int number = 1; number <= questions.size(); number++) {
                for (var evidence : questions.get(number - 1).evidence()) {
                    var before = passage.substring(0, passage.indexOf("id=\"" + evidence.sentence() + "\""));
                    var links = before.substring(Math.max(before.lastIndexOf("</mark>"), before.lastIndexOf("<p id")));
                    assertThat(links).contains("href=\"#q" + number + "\"");
                    assertThat(Pattern.compile("#q(\\d+)")
                                    .matcher(links)
                                    .results()
                                    .map(match -> Integer.valueOf(match.group(1)))
                                    .toList())
                            .isSorted();
                }
            }
            Collections.reverse(questions);
        }
    }

    @Test
    void a_report_says_the_number_the_answer_and_the_mark_of_its_own_attempt() {
        var edition = edition();
        var questions = edition.quiz().questions();
        var right = new java.util.HashMap<String, Response>();
        var marks = new java.util.HashMap<String, Mark>();
        questions.forEach(question -> {
            right.put(question.id(), question.task().rightResponse());
            marks.put(question.id(), new Mark(question.points(), question.points()));
        });
        var good = html.marked(edition, questions, right, marks, true).questions();
        var blank = html.marked(edition, questions, Map.of(), Map.of(), true).questions();
        IntStream.range(0, questions.size()).forEach(i -> {
            assertThat(good.get(i).html().getValue())
                    .contains("id=\"q" + (i + 1) + "\"")
                    .contains("class=\"verdict right\"");
            assertThat(blank.get(i).html().getValue()).contains("class=\"verdict wrong\"");
            assertThat(good.get(i).full()).isTrue();
            assertThat(blank.get(i).verdict()).isEqualTo("blank");
        });
    }

    @Test
    void each_reader_has_it_in_their_own_language() {
        var edition = edition();
        var question = edition.quiz().questions().get(0);
        var english = blank(edition, 1, question);
        var other = language.in(Language.of("ar-XB"), () -> blank(edition, 1, question));
        assertThat(english).contains("Question 1").doesNotContain("⟦");
        assertThat(other).contains("⟦Question 1");
        assertThat(blank(edition, 1, question)).isEqualTo(english);
    }
}
