package org.readback.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.readback.assignments.AccessPolicy;
import org.readback.assignments.Accommodations;
import org.readback.assignments.Counting;
import org.readback.assignments.Extra;
import org.readback.assignments.FeedbackPolicy;
import org.readback.assignments.Rules;
import org.readback.content.Editions;
import org.readback.content.Markdown;
import org.readback.grading.Kind;
import org.readback.grading.Part;
import org.readback.grading.Response;
import org.readback.support.Classrooms;
import org.readback.support.StandingClockTest;
import org.readback.support.Statements;

/** What comes after the submission, and that nothing of it comes before. */
@QuarkusTest
class FeedbackTest extends StandingClockTest {
    private static final Instant CLOSE = NOW.plus(Duration.ofHours(1));
    private static final Rules RULES = Rules.plain(NOW).closingAt(CLOSE);

    @Inject
    Accommodations accommodations;

    @Inject
    Editions editions;

    /** Answers everything, some right and some wrong, and hands it in. */
    private void answerAll(Classrooms.Running attempt, boolean right) {
        for (var question : classrooms.tides().quiz().questions()) {
            var response = right ? question.task().rightResponse() : wrong(question.task());
            var saved = attempts.save(attempt.student().id(), attempt.id(), question.id(), 1, response, false, NOW);
            assertThat(saved.state().kept()).as(question.id()).isTrue();
        }
    }

    private static Response wrong(org.readback.grading.Task task) {
        return new Response(task.parts().stream().collect(Collectors.toMap(Part::id, part -> switch (part.input()) {
            case TEXT -> List.of("<b>9:10</b>");
            case SENTENCES -> List.of("p1s1");
            case ONE, MANY ->
                part.options().stream()
                        .map(option -> option.id())
                        .filter(id -> !part.keys().contains(id))
                        .limit(1)
                        .toList();
        })));
    }

    /** Every word that gives an answer away: feedback, misreadings, feedback of options, quotes as marked evidence. */
    private Set<String> secrets() {
        var secrets = new LinkedHashSet<String>();
        for (var question : classrooms.tides().quiz().questions()) {
            secrets.add(Markdown.plain(question.feedback()));
            for (var part : question.task().parts()) {
                part.wrong().values().forEach(wrong -> {
                    wrong.misreading().ifPresent(misreading -> secrets.add("\"" + misreading.code() + "\""));
                    secrets.add(Markdown.plain(wrong.feedback()));
                });
                if (part.input() == Part.Input.TEXT) {
                    part.wrong().keySet().forEach(text -> secrets.add("\"" + text + "\""));
                    part.keys().stream().filter(key -> key.length() > 3).forEach(secrets::add);
                }
            }
            secrets.add("evidence=");
        }
        secrets.remove("");
        // A verdict is a choice as well as a misreading, and these words stand in the passage itself.
        secrets.remove("\"not-stated\"");
        var passage = classrooms.tides().quiz().passage().paragraphs().stream()
                .flatMap(List::stream)
                .map(sentence -> sentence.plain())
                .collect(Collectors.joining(" "));
        secrets.removeIf(passage::contains);
        return secrets;
    }

    private void assertGivesNothingAway(org.readback.support.Client.Answer page) {
        assertThat(page.status()).isEqualTo(200);
        for (var secret : secrets()) {
            assertThat(page.body()).doesNotContain(secret);
            assertThat(page.page().text()).doesNotContain(secret);
        }
        assertThat(page.page().select(".lit, .proves, .proof, .verdict, .misread, .explain, .key, mark"))
                .isEmpty();
        // Nothing marks an option but that the student chose it.
        for (var option : page.page().select("label.option input, option")) {
            assertThat(option.attributes().asList())
                    .extracting(attribute -> attribute.getKey())
                    .isSubsetOf("type", "name", "value", "checked", "selected");
        }
    }

    @Test
    void the_secrets_that_are_looked_for_are_in_the_feedback() {
        var attempt = classrooms.open(NOW).running(RULES);
        answerAll(attempt, false);
        attempts.submit(attempt.student().id(), attempt.id(), NOW);
        var page = attempt.browser().get(attempt.path() + "/feedback");
        for (var question : classrooms.tides().quiz().questions()) {
            assertThat(page.text()).contains(Markdown.plain(question.feedback()));
        }
        assertThat(secrets()).hasSizeGreaterThan(20);
    }

    @Test
    void nothing_is_given_away_while_the_attempt_runs() {
        var attempt = classrooms.open(NOW).running(RULES.shuffled(true, true));
        answerAll(attempt, false);
        var browser = attempt.browser();
        assertGivesNothingAway(browser.get(attempt.path()));
        assertGivesNothingAway(browser.get(attempt.path() + "/review"));
        assertGivesNothingAway(browser.get("/home"));
        assertThat(attempt.send(
                                browser,
                                "{\"edition\":" + classrooms.tides().id()
                                        + ",\"answers\":[{\"question\":\"next-high-tide\",\"seq\":9,"
                                        + "\"answer\":{\"answer\":[\"9:10\"]},\"flagged\":false}]}")
                        .asString())
                .doesNotContain("opposite")
                .doesNotContain("later each day");
    }

    @ParameterizedTest
    @EnumSource(FeedbackPolicy.class)
    void each_policy_shows_what_it_says_and_no_more(FeedbackPolicy policy) {
        var attempt = classrooms.open(NOW).running(RULES.showing(policy));
        answerAll(attempt, true);
        attempts.submit(attempt.student().id(), attempt.id(), NOW);
        var browser = attempt.browser();
        var before = browser.get(attempt.path() + "/feedback");
        clock.stopAt(CLOSE.plus(AccessPolicy.GRACE).plusSeconds(1));
        var after = browser.get(attempt.path() + "/feedback");
        int possible = classrooms.tides().quiz().possible();
        var score = possible + " of " + possible;
        switch (policy) {
            case AFTER_LAST, AT_ONCE -> {
                assertThat(before.texts(".score")).containsExactly(score);
                assertThat(before.page().select("li.question")).hasSize(10);
            }
            case AFTER_CLOSE -> {
                assertGivesNothingAway(before);
                assertThat(before.texts(".score")).containsExactly(score);
                assertThat(before.text()).contains("is shown after " + times.dayAndTime(CLOSE));
                assertThat(after.page().select("li.question")).hasSize(10);
            }
            case SCORE_ONLY -> {
                assertGivesNothingAway(before);
                assertGivesNothingAway(after);
                assertThat(after.texts(".score")).containsExactly(score);
            }
            case NONE -> {
                assertGivesNothingAway(before);
                assertGivesNothingAway(after);
                assertThat(after.page().select(".score")).isEmpty();
                assertThat(after.body()).doesNotContain(score);
            }
        }
    }

    @ParameterizedTest(name = "{0}, a close {1}")
    @CsvSource({"AFTER_LAST, true", "AFTER_LAST, false", "AT_ONCE, true", "AFTER_CLOSE, true", "SCORE_ONLY, true"})
    void keys_come_with_the_last_attempt_only(FeedbackPolicy policy, boolean closes) {
        var room = classrooms.open(NOW);
        var rules = (closes ? RULES : Rules.plain(NOW))
                .attempts(2, Counting.HIGHEST)
                .showing(policy);
        var student = room.student();
        var browser = schools.as(student);
        long assignment = room.assign(rules).id();
        long first = attempts.start(student, assignment, NOW);
        attempts.submit(student.id(), first, NOW);

        var before = browser.get("/attempts/" + first + "/feedback");
        assertThat(before.page().select(".score")).hasSize(1);
        boolean atOnce = policy == FeedbackPolicy.AT_ONCE;
        assertThat(before.page().select("li.question")).hasSize(atOnce ? 10 : 0);
        if (policy == FeedbackPolicy.AFTER_LAST) {
            assertGivesNothingAway(before);
            assertThat(before.text())
                    .contains(
                            closes
                                    ? "shown after your last attempt, or after " + times.dayAndTime(CLOSE)
                                    : "shown after your last attempt.");
            assertThat(browser.get("/assignments/" + assignment).text())
                    .contains("each key and its proof after your last attempt");
        }

        long second = attempts.start(student, assignment, NOW);
        var meanwhile = browser.get("/attempts/" + first + "/feedback");
        assertThat(meanwhile.page().select("li.question")).hasSize(atOnce ? 10 : 0);
        attempts.submit(student.id(), second, NOW);
        for (long attempt : List.of(first, second)) {
            var last = browser.get("/attempts/" + attempt + "/feedback");
            assertThat(last.page().select("li.question"))
                    .hasSize(atOnce || policy == FeedbackPolicy.AFTER_LAST ? 10 : 0);
        }
    }

    @Test
    void an_attempt_that_is_added_or_open_again_hides_the_keys_again() {
        var room = classrooms.open(NOW);
        var attempt = room.running(RULES);
        var student = attempt.student();
        var browser = attempt.browser();
        attempts.submit(student.id(), attempt.id(), NOW);
        assertThat(browser.get(attempt.path() + "/feedback").page().select("li.question"))
                .hasSize(10);

        var assignment = attempts.of(student.id(), attempt.id()).orElseThrow().assignment();
        var oneMore = new Extra(100, 0, 1, Optional.empty());
        accommodations.give(room.teacher, assignment, student.id(), oneMore, NOW);
        assertGivesNothingAway(browser.get(attempt.path() + "/feedback"));

        attempts.submit(student.id(), attempts.start(student, assignment.id(), NOW), NOW);
        assertThat(browser.get(attempt.path() + "/feedback").page().select("li.question"))
                .hasSize(10);
        long second = attempts.start(student, room.assign(RULES).id(), NOW);
        attempts.submit(student.id(), second, NOW);
        var teacher = schools.as(room.teacher);
        assertThat(teacher.get("/results/attempts/" + second).texts("form[action$=reopening] .notice"))
                .singleElement()
                .asString()
                .contains("can see the keys of this attempt now");
    }

    @Test
    void whoever_may_try_as_often_as_they_like_waits_for_the_close() {
        var room = classrooms.open(NOW);
        var student = room.student();
        var rules = new Rules(
                NOW,
                Optional.of(CLOSE),
                Optional.empty(),
                OptionalInt.empty(),
                Counting.HIGHEST,
                false,
                false,
                FeedbackPolicy.AFTER_LAST);
        long assignment = room.assign(rules).id();
        var browser = schools.as(student);
        long attempt = attempts.start(student, assignment, NOW);
        attempts.submit(student.id(), attempt, NOW);

        var before = browser.get("/attempts/" + attempt + "/feedback");
        assertGivesNothingAway(before);
        assertThat(before.text())
                .contains("is shown after " + times.dayAndTime(CLOSE))
                .doesNotContain("last attempt");
        clock.stopAt(CLOSE.plus(AccessPolicy.GRACE).plusSeconds(1));
        assertThat(browser.get("/attempts/" + attempt + "/feedback").page().select("li.question"))
                .hasSize(10);
    }

    @Test
    void every_kind_of_question_is_asked_and_reported() {
        var kinds = EnumSet.noneOf(Kind.class);
        classrooms
                .tides()
                .quiz()
                .questions()
                .forEach(question -> kinds.add(question.task().kind()));
        assertThat(kinds).as("the quiz of this test").containsExactly(Kind.values());

        var right = classrooms.open(NOW).running(RULES);
        var page = right.browser().get(right.path());
        int number = 0;
        for (var question : classrooms.tides().quiz().questions()) {
            number++;
            var item = page.page().selectFirst("#q" + number);
            assertThat(item.attr("data-kind")).isEqualTo(question.task().kind().code());
            assertThat(item.selectFirst(".stem").text()).isEqualTo(Markdown.plain(question.stem()));
            for (var part : question.task().parts()) {
                var controls = item.select("[name=" + question.id() + "." + part.id() + "]");
                assertThat(controls).as(question.id()).isNotEmpty();
                for (var control : controls) {
                    boolean named = control.hasAttr("aria-label")
                            || control.closest("label") != null
                            || !item.select("label[for=" + control.id() + "]").isEmpty();
                    assertThat(named)
                            .as("%s has a name to be called by", control)
                            .isTrue();
                }
                for (var option : part.options()) {
                    var values = controls.is("select")
                            ? controls.select("option").eachAttr("value")
                            : controls.eachAttr("value");
                    assertThat(values).contains(option.id());
                }
            }
        }

        answerAll(right, true);
        attempts.submit(right.student().id(), right.id(), NOW);
        var good = right.browser().get(right.path() + "/feedback");
        assertThat(good.texts(".verdict")).hasSize(10).allMatch(text -> text.startsWith("Right, "));
        assertThat(good.page().select(".said dt").eachText()).doesNotContain("Key", "Its proof");
        assertThat(good.page().select(".misread")).isEmpty();

        var wrong = classrooms.open(NOW).running(RULES);
        answerAll(wrong, false);
        attempts.submit(wrong.student().id(), wrong.id(), NOW);
        var bad = wrong.browser().get(wrong.path() + "/feedback");
        assertThat(bad.texts(".verdict")).allMatch(text -> text.startsWith("Not right, ") || text.startsWith("Partly"));
        for (int i = 1; i <= 10; i++) {
            var item = bad.page().selectFirst("#q" + i);
            assertThat(item.select(".yours").text()).as("question %s", i).isNotBlank();
            assertThat(item.select(".said dt").eachText()).as("question %s", i).containsAnyOf("Key", "Its proof");
            assertThat(item.select(".proof .lit")).as("question %s", i).isNotEmpty();
        }
        assertThat(bad.body()).contains("&lt;b&gt;9:10&lt;/b&gt;").doesNotContain("<b>9:10</b>");

        var blank = classrooms.open(NOW).running(RULES);
        attempts.submit(blank.student().id(), blank.id(), NOW);
        var empty = blank.browser().get(blank.path() + "/feedback");
        assertThat(empty.texts(".verdict")).allMatch(text -> text.startsWith("No answer, 0 of "));
        assertThat(empty.texts(".yours")).allMatch(text -> text.contains("nothing"));
    }

    @Test
    void the_sentence_that_proves_is_lit_with_the_question_that_it_proves() {
        var attempt = classrooms.open(NOW).running(RULES);
        attempts.save(
                attempt.student().id(),
                attempt.id(),
                "later-each-day",
                1,
                new Response(Map.of("answer", List.of("b"), "proof", List.of("p1s1"))),
                false,
                NOW);
        attempts.submit(attempt.student().id(), attempt.id(), NOW);
        var page = attempt.browser().get(attempt.path() + "/feedback").page();
        var lit = page.selectFirst("#p3s2");
        assertThat(lit.is("mark.lit")).isTrue();
        assertThat(lit.previousElementSibling().text()).isEqualTo("proves question 3");
        assertThat(lit.previousElementSibling().attr("href")).isEqualTo("#q3");
        assertThat(page.selectFirst("#p1s1").hasClass("picked")).isTrue();
        var picked = page.selectFirst("#p1s1").previousElementSibling();
        assertThat(picked.select(".visually-hidden").text()).isEqualTo("picked for question 3");
        assertThat(picked.select("[aria-hidden]").text()).isEqualTo("picked: 3");
        var question = page.selectFirst("#q3");
        assertThat(question.select(".verdict").text()).isEqualTo("Partly right, 1 of 2");
        assertThat(question.text()).contains("The answer is right; the sentence that proves it is another one.");
        assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
    }

    @Test
    void a_misreading_is_said_in_words() {
        var attempt = classrooms.open(NOW).running(RULES);
        attempts.save(attempt.student().id(), attempt.id(), "next-high-tide", 1, Response.of("9:10"), false, NOW);
        attempts.submit(attempt.student().id(), attempt.id(), NOW);
        var question =
                attempt.browser().get(attempt.path() + "/feedback").page().selectFirst("#q2");
        assertThat(question.select(".misread").text())
                .isEqualTo("The opposite. The tide comes later each day, not earlier.");
        assertThat(question.select(".said").text()).isEqualTo("You said 9:10 Key 10:50");
    }

    @Test
    void every_shipped_quiz_can_be_taken_and_read() {
        var room = classrooms.open(NOW);
        for (var listed : editions.current()) {
            var edition = editions.find(listed.editionId()).orElseThrow();
            var student = room.student();
            long id = attempts.start(
                    student, room.assign(edition, RULES.shuffled(true, true)).id(), NOW);
            var browser = schools.as(student);
            var page = browser.get("/attempts/" + id);
            assertThat(page.page().select("li.question"))
                    .hasSize(edition.quiz().questions().size());
            assertThat(page.page().select(".passage").attr("lang"))
                    .isEqualTo(edition.quiz().passage().language());
            assertThat(page.page().select("[id]").eachAttr("id")).doesNotHaveDuplicates();
            attempts.submit(student.id(), id, NOW);
            var feedback = browser.get("/attempts/" + id + "/feedback");
            assertThat(feedback.page().select("li.question"))
                    .hasSize(edition.quiz().questions().size());
            assertThat(feedback.page().select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        }
    }

    @Test
    void the_feedback_page_costs_a_fixed_number_of_statements() {
        var attempt = classrooms.open(NOW).running(RULES);
        answerAll(attempt, true);
        attempts.submit(attempt.student().id(), attempt.id(), NOW);
        var browser = attempt.browser();
        browser.get(attempt.path() + "/feedback");
        assertThat(Statements.during(() -> browser.get(attempt.path() + "/feedback")))
                .isLessThanOrEqualTo(4);
        assertThat(Statements.commitsDuring(() -> browser.get(attempt.path() + "/feedback")))
                .isZero();
    }
}
