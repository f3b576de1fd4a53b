package org.readback.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.readback.assignments.Counting;
import org.readback.assignments.FeedbackPolicy;
import org.readback.assignments.Rules;
import org.readback.support.StandingClockTest;
import org.readback.support.Statements;

/** Home and the start page. */
@QuarkusTest
class StudentPagesTest extends StandingClockTest {
    private static final Instant CLOSE = NOW.plus(Duration.ofHours(5));

    @Test
    void home_says_what_is_due_running_coming_done_and_missed() {
        var room = classrooms.open(NOW);
        var student = room.student();
        room.assign(Rules.plain(NOW).closingAt(CLOSE).within(Duration.ofMinutes(20)));
        long running = attempts.start(
                student,
                room.assign(Rules.plain(NOW).closingAt(CLOSE).within(Duration.ofMinutes(30)))
                        .id(),
                NOW);
        var opens = NOW.plus(Duration.ofDays(1));
        room.assign(Rules.plain(opens));
        long done = attempts.start(student, room.assign(Rules.plain(NOW)).id(), NOW);
        attempts.save(student.id(), done, "model-and-ocean", 1, org.readback.grading.Response.of("a"), false, NOW);
        attempts.submit(student.id(), done, NOW);
        room.assign(Rules.plain(NOW.minusSeconds(100)).closingAt(NOW.minusSeconds(50)));

        var home = schools.as(student).get("/home");
        assertThat(home.status()).isEqualTo(200);
        assertThat(home.header("Cache-Control")).isEqualTo("no-store");
        assertThat(home.text()).contains("2 quizzes are waiting for you.");
        var due = home.page().selectFirst("section[aria-labelledby=due]");
        assertThat(due.text())
                .contains("20 minutes")
                .contains("Due " + times.dayAndTime(CLOSE))
                .contains("Answers count until " + times.dayAndTime(NOW.plus(Duration.ofMinutes(30))))
                .contains("the time limit");
        assertThat(due.select("a.button").eachAttr("href")).contains("/attempts/" + running);
        assertThat(home.page().selectFirst("section[aria-labelledby=upcoming]").text())
                .contains("Opens " + times.dayAndTime(opens));
        assertThat(home.page().selectFirst("section[aria-labelledby=done]").text())
                .contains("1 of " + classrooms.tides().quiz().possible())
                .contains("Missing");
    }

    @Test
    void home_of_somebody_new_says_how_to_join_and_then_that_nothing_is_due() {
        var room = classrooms.open(NOW);
        assertThat(schools.as(room.stranger()).get("/home").text())
                .contains("You are in no class yet.")
                .contains("Nothing is due now.");
        assertThat(schools.as(room.student()).get("/home").text())
                .contains("Nothing is due.")
                .doesNotContain("You are in no class yet.");
    }

    @Test
    void home_shows_the_score_that_counts_and_none_where_none_is_shown() {
        var room = classrooms.open(NOW);
        var student = room.student();
        long shown = room.assign(Rules.plain(NOW).attempts(2, Counting.FIRST)).id();
        for (var option : List.of("a", "b")) {
            long attempt = attempts.start(student, shown, NOW);
            attempts.save(
                    student.id(), attempt, "model-and-ocean", 1, org.readback.grading.Response.of(option), false, NOW);
            attempts.submit(student.id(), attempt, NOW);
        }
        var browser = schools.as(student);
        assertThat(browser.get("/home").texts(".task-score"))
                .containsExactly("1 of " + classrooms.tides().quiz().possible());
        assertThat(browser.get("/home").text()).contains("2 attempts");
        var start = browser.get("/assignments/" + shown);
        assertThat(start.text()).contains("You have made all the attempts that are allowed.");
        assertThat(start.texts("li.task"))
                .hasSize(2)
                .anySatisfy(line -> assertThat(line).startsWith("Attempt 1").contains("This one counts."));

        var other = room.student();
        long hidden = room.assign(Rules.plain(NOW).showing(FeedbackPolicy.NONE)).id();
        attempts.submit(other.id(), attempts.start(other, hidden, NOW), NOW);
        var home = schools.as(other).get("/home");
        assertThat(home.texts(".task-score")).isEmpty();
        assertThat(home.text()).contains("Submitted");
    }

    @Test
    void home_costs_the_same_however_much_there_is() {
        var room = classrooms.open(NOW);
        var student = room.student();
        var browser = schools.as(student);
        room.assign(Rules.plain(NOW));
        browser.get("/home");
        int few = Statements.during(() -> browser.get("/home"));
        for (int i = 0; i < 6; i++) {
            attempts.submit(
                    student.id(),
                    attempts.start(student, room.assign(Rules.plain(NOW)).id(), NOW),
                    NOW);
        }
        int many = Statements.during(
                () -> assertThat(browser.get("/home").texts("li.task")).hasSize(7));
        assertThat(many).isEqualTo(few).isLessThanOrEqualTo(4);
    }

    @Test
    void the_start_page_tells_the_rules_and_the_deadline_with_its_reason() {
        var room = classrooms.open(NOW);
        var student = room.student();
        long assignment = room.assign(Rules.plain(NOW).closingAt(CLOSE).within(Duration.ofMinutes(45)))
                .id();
        var page = schools.as(student).get("/assignments/" + assignment);
        assertThat(page.text())
                .contains("10, for " + classrooms.tides().quiz().possible() + " marks")
                .contains("45 minutes from when you start")
                .contains("If you start now, your answers count until "
                        + times.dayAndTime(NOW.plus(Duration.ofMinutes(45))) + ": the time limit.");
        clock.stopAt(CLOSE.minusSeconds(600));
        assertThat(schools.as(student).get("/assignments/" + assignment).text())
                .contains(times.dayAndTime(CLOSE) + ": the quiz closes.");
    }

    @Test
    void starting_leads_to_one_attempt_however_often_the_button_is_pressed() {
        var room = classrooms.open(NOW);
        var student = room.student();
        long assignment = room.assign(Rules.plain(NOW)).id();
        var page = schools.as(student).get("/assignments/" + assignment);
        var action = "/assignments/" + assignment + "/attempts";
        var first = page.submit(action).to();
        assertThat(first).matches("/attempts/[0-9]+");
        assertThat(page.submit(action).to()).isEqualTo(first);
        assertThat(schools.as(student).get("/assignments/" + assignment).page().select("a[href=" + first + "]"))
                .isNotEmpty();
    }

    @Test
    void a_start_that_is_refused_says_why() {
        var room = classrooms.open(NOW);
        var student = room.student();
        long assignment = room.assign(Rules.plain(NOW).closingAt(CLOSE)).id();
        var page = schools.as(student).get("/assignments/" + assignment);
        clock.stopAt(CLOSE);
        var refused = page.submit("/assignments/" + assignment + "/attempts");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("It closed " + times.dayAndTime(CLOSE));
    }

    @Test
    void an_assignment_of_another_class_and_a_withdrawn_one_do_not_exist() {
        var room = classrooms.open(NOW);
        var mine = room.assign(Rules.plain(NOW));
        var stranger = schools.as(room.stranger());
        assertThat(stranger.get("/assignments/" + mine.id()).status()).isEqualTo(404);
        assertThat(stranger.post("/assignments/" + mine.id() + "/attempts").status())
                .isEqualTo(404);
        assertThat(schools.as(room.teacher).get("/home").status()).isEqualTo(404);
        assignments.withdraw(room.teacher, mine.id(), NOW);
        assertThat(schools.as(room.student()).get("/assignments/" + mine.id()).status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assignments/0",
                "/assignments/-1",
                "/assignments/99999999999999999999",
                "/assignments/x",
                "/attempts/0",
                "/attempts/x",
                "/attempts/9223372036854775807/feedback",
                "/attempts/1e9/review"
            })
    void nonsense_is_not_found(String path) {
        var student = classrooms.open(NOW).student();
        assertThat(schools.as(student).get(path).status()).isEqualTo(404);
    }

    @Test
    void whoever_is_not_signed_in_is_sent_to_sign_in() {
        assertThat(schools.nobody().get("/home").to()).startsWith("/sign-in");
        assertThat(schools.nobody().get("/attempts/1").to()).startsWith("/sign-in");
    }
}
