package org.readback.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.readback.assignments.Counting;
import org.readback.assignments.FeedbackPolicy;
import org.readback.assignments.Rules;
import org.readback.grading.Response;
import org.readback.support.StandingClockTest;
import org.readback.support.Statements;

/** What the teacher sees of a student's attempt, and does with it. */
@QuarkusTest
class TaughtAttemptPagesTest extends StandingClockTest {
    private static final Instant CLOSE = NOW.plus(Duration.ofHours(5));

    @Test
    void the_teacher_reads_the_answers_their_marks_and_what_happened() {
        var room = classrooms.open(NOW);
        var student = room.student();
        long attempt = attempts.start(student, room.assign(Rules.plain(NOW)).id(), NOW);
        attempts.save(student.id(), attempt, "model-and-ocean", 1, Response.of("a"), false, NOW.plusSeconds(60));
        var teacher = schools.as(room.teacher);
        var running = teacher.get("/results/attempts/" + attempt);
        assertThat(running.text()).contains("Still at work").contains("Imani Okafor");
        attempts.submit(student.id(), attempt, NOW.plusSeconds(120));
        var done = teacher.get("/results/attempts/" + attempt);
        assertThat(done.page().select(".feedback-head .score").text()).isEqualTo("1 of 21");
        assertThat(done.page().select("details table tbody tr").eachText())
                .hasSize(3)
                .anyMatch(line -> line.contains("Submitted by Imani Okafor"))
                .anyMatch(line -> line.contains("saved"));
        assertThat(done.page().select(".passage .lit")).isNotEmpty();
        assertThat(Statements.during(() -> teacher.get("/results/attempts/" + attempt)))
                .isLessThanOrEqualTo(4);
        assertThat(Statements.commitsDuring(() -> teacher.get("/results/attempts/" + attempt)))
                .isZero();
    }

    @Test
    void an_attempt_is_reopened_with_a_reason_that_is_kept_and_its_old_score_does_not_count() {
        var room = classrooms.open(NOW);
        var assignment = room.assign(Rules.plain(NOW).closingAt(CLOSE).within(Duration.ofMinutes(30)));
        var student = room.student();
        long attempt = attempts.start(student, assignment.id(), NOW);
        attempts.submit(student.id(), attempt, NOW.plusSeconds(120));
        clock.stopAt(NOW.plus(Duration.ofHours(1)));
        var teacher = schools.as(room.teacher);
        var page = teacher.get("/results/attempts/" + attempt);
        var missing = page.submitTo("/reopening");
        assertThat(missing.status()).isEqualTo(422);
        assertThat(missing.page().select(".error-summary").text()).contains("Give a reason.");
        var answer = page.submitTo("/reopening", "reason", "Fire alarm", "minutes", "15");
        assertThat(answer.to()).endsWith("?done=reopened");
        var again = page.submitTo("/reopening", "reason", "Fire alarm", "minutes", "15");
        assertThat(again.status()).isEqualTo(303);
        var reopened = attempts.of(student.id(), attempt).orElseThrow();
        assertThat(reopened.submission()).isEmpty();
        assertThat(reopened.deadline()).contains(NOW.plus(Duration.ofMinutes(75)));
        assertThat(teacher.get("/results/attempts/" + attempt).text())
                .containsOnlyOnce("Reopened by Ada Park Fire alarm")
                .contains("time given by the teacher");
        assertThat(schools.as(student).get("/attempts/" + attempt).status()).isEqualTo(200);
        // The server hands it in again when that time is over.
        assertThat(attempts.submitOverdue(attempt, NOW.plus(Duration.ofMinutes(76))))
                .isTrue();
    }

    @Test
    void an_attempt_is_not_reopened_beside_another_open_one() {
        var room = classrooms.open(NOW);
        var assignment = room.assign(Rules.plain(NOW).attempts(2, Counting.HIGHEST));
        var student = room.student();
        long first = attempts.start(student, assignment.id(), NOW);
        attempts.submit(student.id(), first, NOW);
        attempts.start(student, assignment.id(), NOW);
        var teacher = schools.as(room.teacher);
        var answer =
                teacher.get("/results/attempts/" + first).submitTo("/reopening", "reason", "Again", "minutes", "5");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("The student has another attempt open.");
    }

    @Test
    void a_removed_attempt_counts_nowhere_and_can_be_made_anew() {
        var room = classrooms.open(NOW);
        var assignment = room.assign(Rules.plain(NOW));
        var student = room.student();
        long attempt = attempts.start(student, assignment.id(), NOW);
        attempts.submit(student.id(), attempt, NOW);
        var teacher = schools.as(room.teacher);
        var page = teacher.get("/results/attempts/" + attempt);
        assertThat(page.submitTo("/removal", "reason", " ").status()).isEqualTo(422);
        var answer = page.submitTo("/removal", "reason", "Wrong person at the computer");
        assertThat(answer.to()).isEqualTo("/results/assignments/" + assignment.id() + "?done=removed");
        var twice = page.submitTo("/removal", "reason", "Wrong person at the computer");
        assertThat(twice.status()).isEqualTo(303);
        assertThat(teacher.get("/results/attempts/" + attempt).status()).isEqualTo(404);
        assertThat(schools.as(student).get("/attempts/" + attempt + "/feedback").status())
                .isEqualTo(404);
        assertThat(attempts.start(student, assignment.id(), NOW)).isNotEqualTo(attempt);
    }

    @Test
    void extra_minutes_for_an_attempt_are_added_once_and_logged() {
        var room = classrooms.open(NOW);
        var student = room.student();
        long attempt = attempts.start(
                student,
                room.assign(Rules.plain(NOW).within(Duration.ofMinutes(30))).id(),
                NOW);
        var teacher = schools.as(room.teacher);
        var page = teacher.get("/results/attempts/" + attempt);
        page.submitTo("/extra-time", "minutes", "5");
        page.submitTo("/extra-time", "minutes", "5");
        assertThat(attempts.of(student.id(), attempt).orElseThrow().deadline())
                .contains(NOW.plus(Duration.ofMinutes(35)));
        assertThat(teacher.get("/results/attempts/" + attempt).text())
                .containsOnlyOnce("Got extra time by Ada Park 5 minutes more");
    }

    @Test
    void the_teacher_can_submit_for_a_student() {
        var room = classrooms.open(NOW);
        var student = room.student();
        long attempt = attempts.start(student, room.assign(Rules.plain(NOW)).id(), NOW);
        var teacher = schools.as(room.teacher);
        teacher.get("/results/attempts/" + attempt).submitTo("/submission");
        assertThat(teacher.get("/results/attempts/" + attempt).text()).contains("by Ada Park");
        assertThat(schools.as(student).get("/attempts/" + attempt).to())
                .isEqualTo("/attempts/" + attempt + "/feedback");
    }

    @Test
    void another_teacher_reaches_no_attempt() {
        var room = classrooms.open(NOW);
        var student = room.student();
        long attempt = attempts.start(student, room.assign(Rules.plain(NOW)).id(), NOW);
        var stranger = schools.as(classrooms.open(NOW).teacher);
        var statuses = new ArrayList<Integer>();
        statuses.add(stranger.get("/results/attempts/" + attempt).status());
        for (var action : List.of("/removal", "/reopening", "/submission", "/extra-time")) {
            statuses.add(stranger.post("/results/attempts/" + attempt + action, "reason", "x", "minutes", "5")
                    .status());
        }
        assertThat(statuses).containsOnly(404);
        assertThat(attempts.of(student.id(), attempt)).isPresent();
    }

    @Test
    void feedback_after_the_close_waits_for_whoever_has_extra_time() {
        var room = classrooms.open(NOW);
        var assignment = room.assign(Rules.plain(NOW).closingAt(CLOSE).showing(FeedbackPolicy.AFTER_CLOSE));
        var quick = room.student();
        long done = attempts.start(quick, assignment.id(), NOW);
        attempts.submit(quick.id(), done, NOW);
        var slow = room.student();
        var teacher = schools.as(room.teacher);
        teacher.get("/assignments/" + assignment.id() + "/extra")
                .submitTo("/extra", "student", "" + slow.id(), "minutes", "20");
        long running = attempts.start(slow, assignment.id(), NOW);
        clock.stopAt(CLOSE.plus(Duration.ofMinutes(10)));
        var browser = schools.as(quick);
        var waiting = browser.get("/attempts/" + done + "/feedback");
        assertThat(waiting.page().select(".lit")).isEmpty();
        assertThat(waiting.text()).contains("somebody still has time left");
        attempts.submit(slow.id(), running, CLOSE.plus(Duration.ofMinutes(15)));
        assertThat(browser.get("/attempts/" + done + "/feedback").page().select(".lit"))
                .isNotEmpty();
    }
}
