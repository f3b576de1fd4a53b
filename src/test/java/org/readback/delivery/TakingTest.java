package org.readback.delivery;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.readback.assignments.AccessPolicy;
import org.readback.assignments.Rules;
import org.readback.grading.Response;
import org.readback.support.Classrooms;
import org.readback.support.Client;
import org.readback.support.PseudoLanguage;
import org.readback.support.StandingClockTest;
import org.readback.support.Statements;

/** The page of an attempt, with script and without. */
@QuarkusTest
class TakingTest extends StandingClockTest {
    private static final Instant CLOSE = NOW.plus(Duration.ofHours(1));
    private static final Rules RULES = Rules.plain(NOW).closingAt(CLOSE);
    private static final Instant TOO_LATE = CLOSE.plus(AccessPolicy.GRACE).plusSeconds(1);

    @Inject
    javax.sql.DataSource database;

    private Classrooms.Classroom room;
    private Classrooms.Running attempt;
    private String responses;

    @BeforeEach
    void an_attempt() {
        room = classrooms.open(NOW);
        attempt = room.running(RULES);
        responses = attempt.path() + "/responses";
    }

    private Response kept(String question) {
        var kept = attempts.responses(attempt.id()).get(question);
        return kept == null ? null : kept.response();
    }

    // ── the form ────────────────────────────────────────────────────────────────────────────────────────────────────

    @Test
    void the_whole_form_is_saved_by_its_button_and_comes_back_as_it_was() {
        var browser = attempt.browser();
        var saved = browser.get(attempt.path())
                .submit(
                        responses,
                        "model-and-ocean.answer",
                        "a",
                        "tables-and-power.answer",
                        "a",
                        "tables-and-power.answer",
                        "c",
                        "spring-in-autumn.answer",
                        "stated",
                        "next-high-tide.answer",
                        " 10:50 ",
                        "spring-or-neap.p1",
                        "spring",
                        "chain-of-causes.i1",
                        "1",
                        "sun-and-moon.g1",
                        "a",
                        "sun-and-moon.g2",
                        "390",
                        "role-of-coasts.answer",
                        "p6s3",
                        "later-each-day.answer",
                        "b",
                        "later-each-day.proof",
                        "p3s2",
                        "flag:dam-and-tables",
                        "yes",
                        "go",
                        "save");
        assertThat(saved.to()).isEqualTo(attempt.path() + "?done=saved");
        var page = saved.follow();
        assertThat(page.text()).contains("Your answers are saved.");
        assertThat(page.texts(".save-state")).containsExactly("Saved " + times.time(NOW));
        var form = page.page();
        assertThat(form.select("[name=model-and-ocean.answer][checked]").eachAttr("value"))
                .containsExactly("a");
        assertThat(form.select("[name=tables-and-power.answer][checked]").eachAttr("value"))
                .containsExactlyInAnyOrder("a", "c");
        assertThat(form.select("[name=next-high-tide.answer]").val()).isEqualTo("10:50");
        assertThat(form.select("[name=spring-or-neap.p1] [selected]").val()).isEqualTo("spring");
        assertThat(form.select("[name=chain-of-causes.i1] [selected]").val()).isEqualTo("1");
        assertThat(form.select("[name=sun-and-moon.g2]").val()).isEqualTo("390");
        assertThat(form.select("[name=role-of-coasts.answer][checked]").eachAttr("value"))
                .containsExactly("p6s3");
        assertThat(form.select("[data-picks=role-of-coasts.answer] li")).hasSize(1);
        assertThat(form.select("[name=later-each-day.proof][checked]").eachAttr("value"))
                .containsExactly("p3s2");
        assertThat(form.select("[name=flag:dam-and-tables][checked]")).hasSize(1);
        assertThat(form.select("[data-answered]").text()).isEqualTo("6");
        assertThat(form.select(".qnav .flagged")).hasSize(1);
    }

    @Test
    void sending_the_same_form_again_changes_no_number() {
        var page = attempt.browser().get(attempt.path());
        page.submit(responses, "model-and-ocean.answer", "a");
        var again = attempt.browser().get(attempt.path());
        again.submit(responses);
        assertThat(attempts.responses(attempt.id())).containsOnlyKeys("model-and-ocean");
        assertThat(attempts.responses(attempt.id()).get("model-and-ocean").seq())
                .isEqualTo(1);
    }

    @Test
    void what_is_refused_is_shown_as_it_was_typed_and_everything_else_is_kept() {
        var tooLong = "x".repeat(201);
        var answer = attempt.browser()
                .get(attempt.path())
                .submit(
                        responses,
                        "next-high-tide.answer",
                        tooLong,
                        "later-each-day.proof",
                        "p1s1",
                        "later-each-day.proof",
                        "p1s2",
                        "model-and-ocean.answer",
                        "nonsense",
                        "dam-and-tables.answer",
                        "d");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.texts(".error-summary li"))
                .hasSize(3)
                .anySatisfy(text -> assertThat(text).contains("too long: 200 characters at most"))
                .anySatisfy(text -> assertThat(text).contains("more than can be chosen: 1 at most"));
        assertThat(answer.page().select("[name=next-high-tide.answer]").val()).isEqualTo(tooLong);
        assertThat(answer.page().select("[name=later-each-day.proof][checked]")).hasSize(2);
        assertThat(answer.texts(".question .error")).hasSize(3);
        assertThat(answer.page().select("[name=dam-and-tables.answer][checked]").val())
                .isEqualTo("d");
        assertThat(kept("dam-and-tables")).isEqualTo(Response.of("d"));
        assertThat(kept("next-high-tide")).isNull();
        // Mended, it goes through.
        assertThat(answer.submit(
                                responses,
                                "next-high-tide.answer",
                                "10:50",
                                "later-each-day.proof",
                                "p3s2",
                                "model-and-ocean.answer",
                                "a")
                        .to())
                .isEqualTo(attempt.path() + "?done=saved");
        assertThat(kept("next-high-tide")).isEqualTo(Response.of("10:50"));
    }

    @Test
    void of_two_windows_the_older_page_does_not_overwrite_the_newer_answer() {
        var browser = attempt.browser();
        var one = browser.get(attempt.path());
        var two = browser.get(attempt.path());
        one.submit(responses, "model-and-ocean.answer", "a");
        var answer = two.submit(responses, "model-and-ocean.answer", "b", "dam-and-tables.answer", "d");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.texts(".error-summary li")).singleElement().asString().contains("in another window");
        assertThat(answer.page()
                        .select("[name=model-and-ocean.answer][checked]")
                        .val())
                .isEqualTo("a");
        assertThat(kept("model-and-ocean")).isEqualTo(Response.of("a"));
        assertThat(kept("dam-and-tables")).isEqualTo(Response.of("d"));
        assertThat(answer.submit(responses, "model-and-ocean.answer", "b").to())
                .isEqualTo(attempt.path() + "?done=saved");
        assertThat(kept("model-and-ocean")).isEqualTo(Response.of("b"));
    }

    @Test
    void a_form_with_nonsense_fields_saves_what_makes_sense() {
        var browser = attempt.browser();
        var answer = browser.get(attempt.path())
                .submit(
                        responses,
                        "seq:model-and-ocean",
                        "-5",
                        "model-and-ocean.answer",
                        "a",
                        "seq:dam-and-tables",
                        "99999999999999999999",
                        "dam-and-tables.answer",
                        "d",
                        "no.such.question",
                        "x",
                        "seq:",
                        "1",
                        "later-each-day.nonsense",
                        "b",
                        "tables-and-power.answer",
                        "a");
        assertThat(answer.to()).isEqualTo(attempt.path() + "?done=saved");
        assertThat(attempts.responses(attempt.id())).containsOnlyKeys("tables-and-power");
        assertThat(browser.post(responses).to()).isEqualTo(attempt.path() + "?done=saved");
        assertThat(browser.post(responses, "seq:dam-and-tables", "9999999999999999", "dam-and-tables.answer", "a")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void a_form_without_its_token_is_refused_and_changes_nothing() {
        assertThat(attempt.browser()
                        .postWithoutToken(responses, "seq:model-and-ocean", "0", "model-and-ocean.answer", "a")
                        .status())
                .isEqualTo(400);
        assertThat(kept("model-and-ocean")).isNull();
    }

    @Test
    void a_form_that_comes_too_late_leads_to_what_was_submitted() {
        var browser = attempt.browser();
        var page = browser.get(attempt.path());
        page.submit(responses, "model-and-ocean.answer", "a");
        clock.stopAt(TOO_LATE);
        var late = page.submit(responses, "model-and-ocean.answer", "b", "dam-and-tables.answer", "d");
        assertThat(late.to()).isEqualTo(attempt.path());
        assertThat(late.follow().to()).isEqualTo(attempt.path() + "/feedback");
        var feedback = browser.get(attempt.path() + "/feedback");
        assertThat(feedback.text()).contains("by the server, when time was up");
        assertThat(feedback.page().select("#q8 .yours").text()).contains("where the simple model does not fit");
        assertThat(kept("dam-and-tables")).isNull();
    }

    // ── the script ──────────────────────────────────────────────────────────────────────────────────────────────────

    private String json(String answers) {
        return "{\"edition\":" + classrooms.tides().id() + ",\"answers\":[" + answers + "]}";
    }

    private static String one(String question, long seq, String values) {
        return "{\"question\":\"" + question + "\",\"seq\":" + seq + ",\"answer\":{\"answer\":[" + values
                + "]},\"flagged\":false}";
    }

    @Test
    void the_script_learns_what_became_of_each_answer_and_when() {
        var browser = attempt.browser();
        attempt.send(browser, json(one("model-and-ocean", 5, "\"a\"")));
        var reply = attempt.send(
                browser,
                json(one("model-and-ocean", 2, "\"b\"") + "," + one("dam-and-tables", 1, "\"d\"") + ","
                        + one("next-high-tide", 1, "\"" + "x".repeat(300) + "\"")));
        assertThat(reply.statusCode()).isEqualTo(422);
        var body = reply.jsonPath();
        assertThat(body.getString("at")).isEqualTo(times.time(NOW));
        assertThat(body.getLong("now")).isEqualTo(NOW.toEpochMilli());
        assertThat(body.getLong("deadline")).isEqualTo(CLOSE.toEpochMilli());
        assertThat(body.getString("answers.find{it.question=='dam-and-tables'}.state"))
                .isEqualTo("saved");
        assertThat(body.getString("answers.find{it.question=='model-and-ocean'}.state"))
                .isEqualTo("newer");
        assertThat(body.getList("answers.find{it.question=='model-and-ocean'}.answer.answer", String.class))
                .containsExactly("a");
        assertThat(body.getInt("answers.find{it.question=='model-and-ocean'}.seq"))
                .isEqualTo(5);
        assertThat(body.getString("answers.find{it.question=='next-high-tide'}.message"))
                .contains("200 characters at most");
    }

    @Test
    void a_form_that_comes_during_a_pause_is_carried_on_and_saved_when_work_goes_on() {
        var browser = attempt.browser();
        var page = browser.get(attempt.path());
        long assignment = attempt.assignment();
        assignments.pause(room.teacher, assignment, NOW);
        var paused =
                page.submit(responses, "model-and-ocean.answer", "a", "next-high-tide.answer", "10:50", "go", "review");
        assertThat(paused.status()).isEqualTo(409);
        assertThat(paused.text()).contains("Paused").contains("not saved yet").contains("Send my answers again");
        assertThat(kept("model-and-ocean")).isNull();
        // Nothing of the questions is shown, also where the form brought what is refused.
        var nonsense = page.submit(responses, "model-and-ocean.answer", "z");
        assertThat(nonsense.status()).isEqualTo(409);
        assertThat(nonsense.page().select(".question, .passage")).isEmpty();
        var still = paused.submit(responses);
        assertThat(still.status()).isEqualTo(409);
        assignments.resume(room.teacher, assignment, NOW.plusSeconds(60));
        clock.stopAt(NOW.plusSeconds(61));
        assertThat(still.submit(responses).to()).isEqualTo(attempt.path() + "/review");
        assertThat(kept("model-and-ocean")).isEqualTo(Response.of("a"));
        assertThat(kept("next-high-tide")).isEqualTo(Response.of("10:50"));
    }

    @Test
    void during_a_pause_the_script_is_told_and_nothing_can_be_submitted() {
        var browser = attempt.browser();
        var review = browser.get(attempt.path() + "/review");
        var page = browser.get(attempt.path());
        long assignment = attempt.assignment();
        assertThat(page.status()).isEqualTo(200);
        assignments.pause(room.teacher, assignment, NOW);
        attempt.script(browser)
                .body("""
                        {"edition": %d, "answers": [
                          {"question": "model-and-ocean", "seq": 1, "answer": {"answer": ["a"]}, "flagged": false}]}
                        """.formatted(classrooms.tides().id()))
                .post(responses)
                .then()
                .statusCode(200)
                .body("deadline", equalTo(0))
                .body("answers[0].state", equalTo("paused"));
        var refused = review.submit(attempt.path() + "/submission");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("Your teacher has paused this quiz.");
        assertThat(attempts.of(attempt.student().id(), attempt.id())
                        .orElseThrow()
                        .submission())
                .isEmpty();
        assignments.resume(room.teacher, assignment, NOW.plusSeconds(60));
        assertThat(review.submit(attempt.path() + "/submission").to()).contains("/feedback");
    }

    @Test
    void an_answer_that_comes_too_late_is_told_so() {
        var browser = attempt.browser();
        // The page is there before time is up: afterwards, looking at it submits.
        browser.get(attempt.path());
        clock.stopAt(TOO_LATE);
        var reply = attempt.script(browser)
                .body(json(one("model-and-ocean", 1, "\"a\"")))
                .post(responses);
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.jsonPath().getString("answers[0].state")).isEqualTo("late");
        attempts.submit(attempt.student().id(), attempt.id(), TOO_LATE);
        assertThat(kept("model-and-ocean")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"edition\":1}",
                "{\"edition\":\"x\",\"answers\":[]}",
                "{\"edition\":1,\"answers\":[null]}",
                "{\"edition\":1,\"answers\":[{}]}",
                "{\"edition\":1,\"answers\":[{\"question\":\"a\",\"seq\":1}]}",
                "{\"edition\":1,\"answers\":[{\"question\":\"a\",\"seq\":1,\"answer\":{\"answer\":null}}]}",
                "{\"edition\":1,\"answers\":[{\"question\":\"a\",\"seq\":1,\"answer\":{\"answer\":[null]}}]}",
                "{\"edition\":1,\"answers\":[{\"question\":\"a\",\"seq\":1e99,\"answer\":{}}]}",
                "{\"edition\":999999999,\"answers\":[{\"question\":\"a\",\"seq\":1,\"answer\":{}}]}",
                "{\"edition\":1,\"answers\":",
            })
    void what_no_script_of_ours_sends_is_a_bad_request(String body) {
        assertThat(attempt.send(attempt.browser(), body).statusCode()).isEqualTo(400);
        assertThat(attempts.responses(attempt.id())).isEmpty();
    }

    @Test
    void without_the_token_in_its_header_nothing_is_saved() {
        var browser = attempt.browser();
        browser.get(attempt.path());
        var reply = given().header("Cookie", browser.cookies())
                .contentType("application/json")
                .body(json(one("model-and-ocean", 1, "\"a\"")))
                .post(responses);
        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(kept("model-and-ocean")).isNull();
    }

    @Test
    void a_signed_out_script_gets_401() {
        assertThat(script(schools.nobody(), 1)).isEqualTo(401);
    }

    @Test
    void a_script_saves_only_in_a_session_of_the_student_whose_attempt_it_is() throws java.sql.SQLException {
        assertThat(script(schools.as(room.student()), 1)).isEqualTo(404);
        assertThat(script(schools.as(room.teacher), 1)).isEqualTo(404);
        assertThat(script(schools.nobody().withCookie("readback_session", "nonsense"), 1))
                .isEqualTo(401);
        var browser = attempt.browser();
        long student = attempt.student().id();
        for (var ended : java.util.List.of(
                "update person set one_time = true where id = ?",
                "update person set removed_at = created_at where id = ?",
                "update sign_in_session set expires_at = timestamptz '2000-01-01' where person_id = ?")) {
            change(ended, student);
            // Whoever must choose a password is sent to where that is done.
            assertThat(script(browser, 1)).as(ended).isEqualTo(ended.contains("one_time") ? 303 : 401);
            change("update person set one_time = false, removed_at = null where id = ?", student);
        }
        assertThat(attempts.responses(attempt.id())).isEmpty();
        change("update sign_in_session set expires_at = timestamptz '2100-01-01' where person_id = ?", student);
        assertThat(script(browser, 1)).isEqualTo(200);
    }

    @Test
    void a_student_who_was_removed_from_the_class_finds_nothing_of_it_in_a_session_that_is_open()
            throws java.sql.SQLException {
        var browser = attempt.browser();
        long assignment = attempt.assignment();
        assertThat(script(browser, 1)).isEqualTo(200);
        // Removing signs out; another class lets the student sign in again, and what follows must hold by itself.
        change(
                "update enrolment set removed_at = now() where person_id = ?",
                attempt.student().id());
        assertThat(script(browser, 2)).isEqualTo(404);
        for (var path : java.util.List.of("", "/review", "/events", "/feedback", "/receipt")) {
            assertThat(browser.get(attempt.path() + path).status()).as(path).isEqualTo(404);
        }
        assertThat(browser.get("/assignments/" + assignment).status()).isEqualTo(404);
        assertThat(browser.get("/home").text()).doesNotContain("How tides work");
        assertThat(browser.post("/assignments/" + assignment + "/attempts").status())
                .isEqualTo(404);
        assertThat(browser.post(attempt.path() + "/submission").status()).isEqualTo(404);
        assertThat(browser.post(responses, "seq:model-and-ocean", "1", "model-and-ocean.answer", "b")
                        .status())
                .isEqualTo(404);
        assertThat(attempts.responses(attempt.id()).get("model-and-ocean").seq())
                .isEqualTo(1);
        change(
                "update enrolment set removed_at = null where person_id = ?",
                attempt.student().id());
        assertThat(browser.get(attempt.path()).status()).isEqualTo(200);
    }

    /** Sends an answer with a token that fits the browser, wherever it has been before, and tells the status. */
    private int script(Client browser, long seq) {
        var token = "AAAAAAAAAAAAAAAAAAAAAA";
        return given().redirects()
                .follow(false)
                .header(
                        "Cookie",
                        browser.copy().withCookie("readback_csrf", token).cookies())
                .header("X-CSRF-Token", token)
                .contentType("application/json")
                .body(json(one("model-and-ocean", seq, "\"a\"")))
                .post(responses)
                .statusCode();
    }

    private void change(String sql, long person) throws java.sql.SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, person);
            statement.executeUpdate();
        }
    }

    // ── strangers ───────────────────────────────────────────────────────────────────────────────────────────────────

    @Test
    void somebody_elses_attempt_is_not_found_by_any_door() {
        for (var person : java.util.List.of(room.student(), room.stranger(), room.teacher)) {
            var browser = schools.as(person);
            for (var page : java.util.List.of("", "/review", "/feedback")) {
                assertThat(browser.get(attempt.path() + page).status()).isEqualTo(404);
            }
            assertThat(browser.post(responses, "seq:model-and-ocean", "0", "model-and-ocean.answer", "a")
                            .status())
                    .isEqualTo(404);
            assertThat(browser.post(attempt.path() + "/submission").status()).isEqualTo(404);
        }
        assertThat(attempts.responses(attempt.id())).isEmpty();
    }

    // ── review and submission ───────────────────────────────────────────────────────────────────────────────────────

    @Test
    void the_review_lists_what_is_open_and_flagged_and_submitting_twice_is_harmless() {
        var browser = attempt.browser();
        var saved = browser.get(attempt.path())
                .submit(
                        responses,
                        "model-and-ocean.answer",
                        "a",
                        "sun-and-moon.g1",
                        "a",
                        "flag:dam-and-tables",
                        "yes",
                        "go",
                        "review");
        assertThat(saved.to()).isEqualTo(attempt.path() + "/review");
        var review = saved.follow();
        assertThat(review.text())
                .contains("1 of 10 questions are answered.")
                .contains("8 unanswered 1 2 3 5 6 7 9 10")
                .contains("1 begun, not finished 4")
                .contains("1 flagged 10")
                .contains("Answers count until " + times.dayAndTime(CLOSE) + ": the quiz closes.");
        var first = review.submit(attempt.path() + "/submission");
        var second = review.submit(attempt.path() + "/submission");
        assertThat(first.to()).isEqualTo(attempt.path() + "/feedback?done=submitted");
        assertThat(second.to()).isEqualTo(first.to());
        assertThat(browser.get(attempt.path()).to()).isEqualTo(attempt.path() + "/feedback");
        assertThat(browser.get(attempt.path() + "/review").to()).isEqualTo(attempt.path() + "/feedback");
        assertThat(browser.post(responses, "seq:model-and-ocean", "9", "model-and-ocean.answer", "b")
                        .to())
                .isEqualTo(attempt.path() + "/feedback");
        assertThat(kept("model-and-ocean")).isEqualTo(Response.of("a"));
    }

    @Test
    void whoever_comes_back_when_time_is_up_finds_it_submitted() {
        var browser = attempt.browser();
        clock.stopAt(CLOSE.plus(AccessPolicy.GRACE));
        assertThat(browser.get(attempt.path()).status()).isEqualTo(200);
        assertThat(browser.get(attempt.path() + "/feedback").to()).isEqualTo(attempt.path());
        clock.stopAt(TOO_LATE);
        assertThat(browser.get(attempt.path()).to()).isEqualTo(attempt.path() + "/feedback");
    }

    // ── cost ────────────────────────────────────────────────────────────────────────────────────────────────────────

    @Test
    void the_page_takes_at_most_four_statements_and_a_save_one_with_the_session_none_of_them_in_a_transaction() {
        var browser = attempt.browser();
        browser.get(attempt.path());
        assertThat(Statements.during(() -> browser.get(attempt.path()))).isLessThanOrEqualTo(4);
        var request = attempt.script(browser)
                .body(json(one("model-and-ocean", 1, "\"a\"") + "," + one("dam-and-tables", 1, "\"d\"")));
        int statements = Statements.during(
                () -> assertThat(request.post(responses).statusCode()).isEqualTo(200));
        assertThat(statements).isEqualTo(1);
        assertThat(Statements.during(() -> browser.get(attempt.path() + "/review")))
                .isLessThanOrEqualTo(4);
        assertThat(Statements.commitsDuring(() -> {
                    browser.get(attempt.path());
                    browser.get(attempt.path() + "/review");
                    request.post(responses);
                }))
                .as("each would be a round trip more")
                .isZero();
    }

    @Test
    void the_reply_to_a_save_is_in_the_language_of_the_page() {
        var browser = attempt.browser();
        browser.get(attempt.path());
        var reply = attempt.script(browser)
                .header("Accept-Language", PseudoLanguage.TAG)
                .body(json(one("dam-and-tables", 1, "\"x\"")))
                .post(responses);
        assertThat(reply.statusCode()).isEqualTo(422);
        assertThat(reply.jsonPath().getString("answers[0].message"))
                .startsWith(PseudoLanguage.OPEN + "This is not an answer")
                .endsWith(PseudoLanguage.CLOSE);
    }
}
