package org.readback.assignments;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.readback.delivery.SaveResult;
import org.readback.grading.Response;
import org.readback.support.Classrooms;
import org.readback.support.Client;
import org.readback.support.StandingClockTest;
import org.readback.support.Statements;

/** The teacher's pages of assignments: assigning, settings, extra time, pauses. */
@QuarkusTest
class TeachingPagesTest extends StandingClockTest {
    private static final Instant CLOSE = NOW.plus(Duration.ofHours(5));

    @ParameterizedTest
    @ValueSource(strings = {"/assignments/new", "/classes/%d/assignments", "/classes/%d/extra"})
    void a_student_finds_none_of_it(String path) {
        var room = classrooms.open(NOW);
        assertThat(schools.as(room.student())
                        .get(path.formatted(room.schoolClass.id()))
                        .status())
                .isEqualTo(404);
    }

    // ── assigning ───────────────────────────────────────────────────────────────────────────────────────────────────

    private Client.Answer assignForm(Client teacher, Classrooms.Classroom room) {
        return teacher.get("/assignments/new?quiz=" + Classrooms.TIDES + "&class=" + room.schoolClass.id());
    }

    @Test
    void a_teacher_assigns_a_quiz_with_its_rules() {
        var room = classrooms.open(NOW);
        var teacher = schools.as(room.teacher);
        var form = assignForm(teacher, room);
        assertThat(form.page().select("option[selected]").eachAttr("value")).contains(Classrooms.TIDES);
        assertThat(form.page().select("input[name=class][checked]")).hasSize(1);
        var answer = form.submitTo(
                "/assignments/new",
                "closes",
                times.field(CLOSE),
                "limit",
                "40",
                "attempts",
                "2",
                "counting",
                "last",
                "feedback",
                "after-close",
                "shuffleOptions",
                "yes");
        assertThat(answer.to()).isEqualTo("/classes/" + room.schoolClass.id() + "/assignments?done=assigned");
        assertThat(assignments.ofClass(room.schoolClass.id()))
                .extracting(Assignment::rules)
                .containsExactly(Rules.plain(NOW)
                        .closingAt(CLOSE)
                        .within(Duration.ofMinutes(40))
                        .attempts(2, Counting.LAST)
                        .showing(FeedbackPolicy.AFTER_CLOSE)
                        .shuffled(false, true));
        assertThat(teacher.get(answer.to()).text())
                .contains("The quiz is assigned.")
                .contains("Open")
                .contains("0 of 0 submitted");
    }

    @Test
    void a_form_that_arrives_twice_assigns_once() {
        var room = classrooms.open(NOW);
        var teacher = schools.as(room.teacher);
        var form = assignForm(teacher, room);
        form.submitTo("/assignments/new");
        var again = form.submitTo("/assignments/new");
        assertThat(again.status()).isEqualTo(303);
        assertThat(assignments.ofClass(room.schoolClass.id())).hasSize(1);
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource({
        "quiz, '', Choose the quiz.",
        "quiz, gone/away, This quiz is not offered any more.",
        "opens, tomorrow, Give day and time",
        "opens, -999999999-01-01T00:00, in the years 2000 to 2099.",
        "opens, 1999-12-31T23:59, in the years 2000 to 2099.",
        "closes, 2100-01-01T00:00, in the years 2000 to 2099.",
        "closes, +999999999-12-31T23:59, in the years 2000 to 2099.",
        "closes, 2026-11-24T09:59, It must close after it opens.",
        "limit, 0, Give a whole number of minutes from 1 to 1440",
        "limit, 2.5, Give a whole number of minutes",
        "attempts, many, Give a whole number from 1 to 100",
        "feedback, always, Choose one of the choices.",
    })
    void a_bad_field_is_named_and_the_form_comes_back_as_typed(String field, String value, String message) {
        var room = classrooms.open(NOW);
        var teacher = schools.as(room.teacher);
        var answer = field.equals("limit")
                ? assignForm(teacher, room).submitTo("/assignments/new", field, value)
                : assignForm(teacher, room).submitTo("/assignments/new", "limit", "40", field, value);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.page().select(".error-summary").text()).contains(message);
        assertThat(answer.page().select(".error-summary a").attr("href")).isEqualTo("#" + field);
        assertThat(answer.page().select("#" + field)).hasSize(1);
        assertThat(answer.page().select("#limit").val()).isEqualTo(field.equals("limit") ? value : "40");
        assertThat(assignments.ofClass(room.schoolClass.id())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2000-01-01T00:00", "2099-12-31T23:59"})
    void the_first_and_the_last_time_that_may_be_typed_are_kept(String time) {
        var room = classrooms.open(NOW);
        var teacher = schools.as(room.teacher);
        boolean last = time.startsWith("2099");
        assignForm(teacher, room).submitTo("/assignments/new", last ? "closes" : "opens", time);
        var rules = assignments.ofClass(room.schoolClass.id()).get(0).rules();
        assertThat(times.field(last ? rules.closesAt().orElseThrow() : rules.opensAt()))
                .isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"opens", "closes"})
    void settings_refuse_a_time_that_no_calendar_has(String field) {
        var room = classrooms.open(NOW);
        var assignment = room.assign(Rules.plain(NOW).closingAt(CLOSE));
        var teacher = schools.as(room.teacher);
        var settings = teacher.get("/assignments/" + assignment.id() + "/settings");
        var answer = settings.submitTo("/settings", field, "-999999999-01-01T00:00");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.page().select("#" + field + "-error").text()).contains("in the years 2000 to 2099");
        assertThat(assignments.find(assignment.id()).orElseThrow().rules()).isEqualTo(assignment.rules());
    }

    @Test
    void feedback_after_the_close_needs_a_close() {
        var room = classrooms.open(NOW);
        var teacher = schools.as(room.teacher);
        var answer = assignForm(teacher, room).submitTo("/assignments/new", "closes", "", "feedback", "after-close");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("Key and proof after the close need a closing time.");
    }

    @Test
    void feedback_after_the_last_attempt_needs_a_number_of_attempts_or_a_close() {
        var room = classrooms.open(NOW);
        var teacher = schools.as(room.teacher);
        var form = assignForm(teacher, room);
        assertThat(form.page().select("input[name=feedback][checked]").val()).isEqualTo("after-last");
        var answer = form.submitTo("/assignments/new", "closes", "", "attempts", "");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.page().select(".error-summary").text()).contains("there is no last attempt");
        assertThat(form.submitTo("/assignments/new", "closes", "").status()).isEqualTo(303);
        var unlimited = assignForm(teacher, room);
        assertThat(unlimited.submitTo("/assignments/new", "attempts", "").status())
                .isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", ""})
    void whoever_shows_every_key_between_attempts_is_told_what_that_means(String allowed) {
        var room = classrooms.open(NOW);
        var teacher = schools.as(room.teacher);
        var form = assignForm(teacher, room);
        assertThat(form.page().select("input[name=keysBetween]")).isEmpty();

        var asked = form.submitTo(
                "/assignments/new", "attempts", allowed, "feedback", "at-once", "limit", "17", "counting", "last");
        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.page().select(".error-summary a").attr("href")).isEqualTo("#keysBetween");
        assertThat(asked.page().select(".error-summary").text()).contains("copy it into the next");
        assertThat(asked.page().select("#keysBetween[type=checkbox]")).hasSize(1);
        assertThat(asked.page().select("#limit").val()).isEqualTo("17");
        assertThat(asked.page().select("#counting [selected]").val()).isEqualTo("last");
        assertThat(asked.page().select("input[name=feedback][checked]").val()).isEqualTo("at-once");
        assertThat(asked.page().select("input[name=class][checked]")).hasSize(1);
        assertThat(assignments.ofClass(room.schoolClass.id())).isEmpty();

        assertThat(asked.submitTo("/assignments/new", "keysBetween", "yes").status())
                .isEqualTo(303);
        var made = assignments.ofClass(room.schoolClass.id()).get(0);
        assertThat(made.rules().feedback()).isEqualTo(FeedbackPolicy.AT_ONCE);

        // The settings know that it was said, and another field can be changed without saying it again.
        var settings = teacher.get("/assignments/" + made.id() + "/settings");
        assertThat(settings.page().select("#keysBetween[checked]")).hasSize(1);
        assertThat(settings.submitTo("/settings", "limit", "20").status()).isEqualTo(303);
        assertThat(teacher.get("/assignments/" + made.id() + "/extra")
                        .page()
                        .select("#attempts-hint")
                        .text())
                .contains("copy it into an extra attempt");
    }

    @Test
    void settings_ask_as_well_before_keys_are_shown_between_attempts() {
        var room = classrooms.open(NOW);
        var assignment = room.assign(Rules.plain(NOW).showing(FeedbackPolicy.AT_ONCE));
        var teacher = schools.as(room.teacher);
        var settings = teacher.get("/assignments/" + assignment.id() + "/settings");
        var asked = settings.submitTo("/settings", "attempts", "3");
        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.page().select("#keysBetween-error")).hasSize(1);
        assertThat(assignments.find(assignment.id()).orElseThrow().rules()).isEqualTo(assignment.rules());
        assertThat(asked.submitTo("/settings", "feedback", "after-last").status())
                .isEqualTo(303);
        assertThat(assignments.find(assignment.id()).orElseThrow().rules())
                .isEqualTo(Rules.plain(NOW).attempts(3, Counting.HIGHEST));
    }

    @Test
    void another_teachers_class_cannot_be_given_anything() {
        var room = classrooms.open(NOW);
        var other = classrooms.open(NOW);
        var teacher = schools.as(room.teacher);
        var form = assignForm(teacher, room);
        var answer = form.submitTo("/assignments/new", "class", Long.toString(other.schoolClass.id()));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(assignments.ofClass(other.schoolClass.id())).isEmpty();
        long theirs = other.assign(Rules.plain(NOW)).id();
        for (var path : List.of("/settings", "/extra", "/live")) {
            assertThat(teacher.get("/assignments/" + theirs + path).status())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(teacher.post("/assignments/" + theirs + "/settings/withdrawal")
                        .status())
                .isEqualTo(404);
    }

    // ── settings ────────────────────────────────────────────────────────────────────────────────────────────────────

    @Test
    void settings_change_at_once_also_for_whoever_is_at_work() {
        var room = classrooms.open(NOW);
        var assignment = room.assign(Rules.plain(NOW).closingAt(CLOSE).within(Duration.ofMinutes(30)));
        var student = room.student();
        long attempt = attempts.start(student, assignment.id(), NOW);
        var teacher = schools.as(room.teacher);
        var settings = teacher.get("/assignments/" + assignment.id() + "/settings");
        assertThat(settings.page().select("#limit").val()).isEqualTo("30");
        // Somebody has started: the order of options must not change under them.
        assertThat(settings.page().select("input[name=shuffleOptions]").hasAttr("disabled"))
                .isTrue();
        var answer = settings.submitTo("/settings", "limit", "45", "shuffleOptions", "yes");
        assertThat(answer.to()).endsWith("?done=changed");
        assertThat(classrooms.deadline(attempt)).contains(NOW.plus(Duration.ofMinutes(45)));
        assertThat(assignments
                        .taughtBy(room.teacher.id(), assignment.id())
                        .orElseThrow()
                        .rules()
                        .shuffleOptions())
                .isFalse();
    }

    @Test
    void what_is_left_as_it_was_keeps_its_seconds() {
        var room = classrooms.open(NOW);
        var opened = NOW.minusSeconds(3599);
        var assignment = room.assign(Rules.plain(opened).closingAt(CLOSE.plusSeconds(7)));
        var teacher = schools.as(room.teacher);
        var settings = teacher.get("/assignments/" + assignment.id() + "/settings");
        settings.submitTo("/settings", "attempts", "3");
        var rules = assignments
                .taughtBy(room.teacher.id(), assignment.id())
                .orElseThrow()
                .rules();
        assertThat(rules.opensAt()).isEqualTo(opened);
        assertThat(rules.closesAt()).contains(CLOSE.plusSeconds(7));
        assertThat(rules.attemptsAllowed()).hasValue(3);
    }

    @Test
    void what_is_taken_back_is_not_started_and_says_so() {
        var room = classrooms.open(NOW);
        var assignment = room.assign(Rules.plain(NOW));
        var student = room.student();
        var teacher = schools.as(room.teacher);
        var settings = teacher.get("/assignments/" + assignment.id() + "/settings");
        var answer = settings.submitTo("/withdrawal");
        assertThat(teacher.get(answer.to()).text()).contains("Taken back");
        assertThat(schools.as(student).get("/assignments/" + assignment.id()).status())
                .isEqualTo(404);
    }

    @Test
    void the_list_of_a_class_takes_the_same_queries_however_long_it_is() {
        var room = classrooms.open(NOW);
        var teacher = schools.as(room.teacher);
        var path = "/classes/" + room.schoolClass.id() + "/assignments";
        room.assign(Rules.plain(NOW));
        teacher.get(path);
        long one = Statements.during(() -> teacher.get(path));
        for (int i = 0; i < 12; i++) {
            attempts.start(room.student(), room.assign(Rules.plain(NOW)).id(), NOW);
        }
        assertThat(Statements.during(() -> teacher.get(path))).isEqualTo(one);
    }

    // ── extra time ──────────────────────────────────────────────────────────────────────────────────────────────────

    @Test
    void extra_time_in_the_class_holds_in_each_assignment_and_at_once() {
        var room = classrooms.open(NOW);
        var assignment = room.assign(Rules.plain(NOW).closingAt(CLOSE).within(Duration.ofMinutes(40)));
        var student = room.student();
        var other = room.student();
        long attempt = attempts.start(student, assignment.id(), NOW);
        long others = attempts.start(other, assignment.id(), NOW);
        var teacher = schools.as(room.teacher);
        var path = "/classes/" + room.schoolClass.id() + "/extra";
        var answer = teacher.get(path).submitTo("/extra", "student", "" + student.id(), "percent", "125");
        assertThat(answer.to()).isEqualTo(path + "?done=extra");
        assertThat(teacher.get(path).text()).contains("125 % of the time limit");
        assertThat(classrooms.deadline(attempt)).contains(NOW.plus(Duration.ofMinutes(50)));
        assertThat(classrooms.deadline(others)).contains(NOW.plus(Duration.ofMinutes(40)));
        // Student and teacher read the same reason.
        var reason = "the time limit, 10 extra minutes";
        assertThat(schools.as(student).get("/attempts/" + attempt + "/review").text())
                .contains(reason);
        assertThat(teacher.get("/results/attempts/" + attempt).text()).contains(reason);
        var back = teacher.get(path + "?student=" + student.id());
        assertThat(back.page().select("#percent").val()).isEqualTo("125");
        back.submitTo("/extra", "percent", "100");
        assertThat(classrooms.deadline(attempt)).contains(NOW.plus(Duration.ofMinutes(40)));
        assertThat(teacher.get(path).text()).contains("Nobody has anything extra.");
    }

    @Test
    void in_one_assignment_a_student_can_get_another_attempt_and_a_later_close() {
        var room = classrooms.open(NOW);
        var assignment = room.assign(Rules.plain(NOW).closingAt(CLOSE));
        var student = room.student();
        attempts.submit(student.id(), attempts.start(student, assignment.id(), NOW), NOW);
        var teacher = schools.as(room.teacher);
        var path = "/assignments/" + assignment.id() + "/extra";
        var later = CLOSE.plus(Duration.ofDays(1));
        teacher.get(path)
                .submitTo("/extra", "student", "" + student.id(), "attempts", "1", "closes", times.field(later));
        clock.stopAt(CLOSE.plusSeconds(60));
        var start = schools.as(student).get("/assignments/" + assignment.id());
        assertThat(start.text()).contains(times.dayAndTime(later)).contains("2, of which 1 made");
        assertThat(start.page().select("form[action$=/attempts]")).hasSize(1);
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource({
        "student, '', Choose the student.",
        "percent, 99, Give a whole number from 100 to 400.",
        "minutes, -1, Give a whole number from 0 to 1440.",
        "attempts, x, Give a whole number from 0 to 100.",
        "closes, 2026-11-24T09:00, Give a time after the assignment's own close",
        "closes, 2100-01-01T00:00, not after the year 2099",
        "closes, +294277-01-01T00:00, not after the year 2099",
    })
    void extra_that_cannot_be_is_named(String field, String value, String message) {
        var room = classrooms.open(NOW);
        var assignment = room.assign(Rules.plain(NOW).closingAt(CLOSE));
        var student = room.student();
        var teacher = schools.as(room.teacher);
        var form = teacher.get("/assignments/" + assignment.id() + "/extra?student=" + student.id());
        var answer = form.submitTo("/extra", field, value);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.page().select(".error-summary").text()).contains(message);
    }

    // ── pause ───────────────────────────────────────────────────────────────────────────────────────────────────────

    @Test
    void a_pause_stops_the_clocks_and_gives_the_time_back_whether_it_arrives_once_or_twice() {
        var room = classrooms.open(NOW);
        var assignment = room.assign(Rules.plain(NOW).closingAt(CLOSE).within(Duration.ofMinutes(30)));
        var student = room.student();
        long attempt = attempts.start(student, assignment.id(), NOW);
        var pausedAt = NOW.plus(Duration.ofMinutes(10));
        assignments.pause(room.teacher, assignment.id(), pausedAt);
        assignments.pause(room.teacher, assignment.id(), pausedAt.plusSeconds(5));
        clock.stopAt(NOW.plus(Duration.ofMinutes(50)));
        var browser = schools.as(student);
        assertThat(browser.get("/attempts/" + attempt).text()).contains("Your teacher has paused this quiz.");
        assertThat(browser.get("/home").text()).contains("Paused by your teacher.");
        assertThat(schools.as(room.student())
                        .get("/assignments/" + assignment.id())
                        .text())
                .contains("It can be started when it goes on.");
        // What comes now is for later.
        assertThat(attempts.save(
                                student.id(),
                                attempt,
                                "model-and-ocean",
                                1,
                                Response.of("a"),
                                false,
                                NOW.plus(Duration.ofMinutes(50)))
                        .state())
                .isEqualTo(SaveResult.State.PAUSED);
        assertThat(attempts.submitOverdue(attempt, NOW.plus(Duration.ofMinutes(50))))
                .isFalse();
        assignments.resume(room.teacher, assignment.id(), NOW.plus(Duration.ofMinutes(60)));
        assignments.resume(room.teacher, assignment.id(), NOW.plus(Duration.ofMinutes(61)));
        assertThat(classrooms.deadline(attempt)).contains(NOW.plus(Duration.ofMinutes(80)));
        clock.stopAt(NOW.plus(Duration.ofMinutes(61)));
        assertThat(browser.get("/attempts/" + attempt).text()).contains("the time limit, 50 minutes for the pause");
    }
}
