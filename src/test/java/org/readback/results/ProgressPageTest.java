package org.readback.results;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.readback.results.Rows.answers;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.readback.support.Statements;

/** A student's progress and the class by process and position: both over several assignments. */
@QuarkusTest
class ProgressPageTest {
    private static final Instant OPENED = Rows.NOW.minus(Duration.ofDays(7));

    @Inject
    Rows rows;

    private long teacher;
    private long schoolClass;
    private long ada;

    @BeforeEach
    void a_student() {
        long school = rows.school();
        teacher = rows.teacher(school);
        schoolClass = rows.schoolClass(school, teacher, "9A English");
        ada = rows.student(schoolClass, "Ada");
    }

    @Test
    void a_student_without_attempts_reads_what_will_be_here() {
        assertThat(progress().select(".empty").text()).startsWith("Nothing to show yet.");
    }

    @Test
    void marks_of_all_quizzes_add_up_by_process_and_by_position() {
        long attempt = rows.attempt(rows.assignment(schoolClass), ada, 1, rows.allRightBut(Map.of()));
        long twice = rows.assignment(schoolClass);
        rows.attempt(twice, ada, 1, answers("why-dance", "a"));
        rows.attempt(twice, ada, 2, Map.of());
        rows.attempt(rows.assignment(schoolClass), rows.student(schoolClass, "Ben"), 1, rows.allRightBut(Map.of()));

        var page = progress();

        assertThat(page.select("section[aria-labelledby=processes] tbody tr").eachText())
                .containsExactly("retrieve 4 of 6", "infer 3 of 6", "integrate 4 of 8", "evaluate 2 of 4");
        assertThat(page.select("section[aria-labelledby=positions-1] tbody tr").eachText())
                .containsExactly("The dance of the bees 7 of 12", "Bees in winter 8 of 16");
        assertThat(page.select("section[aria-labelledby=scores] tbody tr").eachText())
                .hasSize(2)
                .anyMatch(row -> row.startsWith("What bees do 9A English") && row.endsWith("12 of 12"));
        assertThat(page.select("section[aria-labelledby=scores] a").eachAttr("href"))
                .contains("/attempts/" + attempt + "/feedback");
        assertThat(page.select(".notice:not([data-unsent])")).isEmpty();
    }

    @Test
    void what_the_teacher_does_not_show_is_not_in_the_figures() {
        var yesterday = Rows.NOW.minus(Duration.ofDays(1));
        var tomorrow = Rows.NOW.plus(Duration.ofDays(1));
        rows.attempt(rows.assignment(schoolClass, "first", "none", OPENED, yesterday), ada, 1, Map.of());
        rows.attempt(rows.assignment(schoolClass, "first", "score-only", OPENED, yesterday), ada, 1, Map.of());
        rows.attempt(rows.assignment(schoolClass, "first", "after-close", OPENED, tomorrow), ada, 1, Map.of());

        var hidden = progress();
        assertThat(hidden.select(".notice:not([data-unsent])").text()).startsWith("What you got right");
        assertThat(hidden.select("section[aria-labelledby=processes]")).isEmpty();
        assertThat(hidden.select("section[aria-labelledby=scores] tbody td:last-child")
                        .eachText())
                .containsExactlyInAnyOrder("score not shown", "0 of 12", "0 of 12");

        rows.attempt(
                rows.assignment(schoolClass, "first", "after-close", OPENED, yesterday),
                ada,
                1,
                answers("why-dance", "a"));
        var closed = progress();
        assertThat(closed.select("section[aria-labelledby=processes] tbody tr")
                        .first()
                        .text())
                .isEqualTo("retrieve 1 of 3");
        assertThat(closed.select(".notice:not([data-unsent])").text()).startsWith("3 quizzes are not in these figures");
    }

    /** Whether the feedback page tells nothing of the keys, and the figures here neither. */
    private void assertHidden(long attempt, boolean hidden) {
        var cookie = rows.signIn(ada);
        assertThat(get(cookie, "/attempts/" + attempt + "/feedback")
                        .select("main .passage")
                        .isEmpty())
                .as("feedback hidden")
                .isEqualTo(hidden);
        assertThat(get(cookie, "/progress")
                        .select("section[aria-labelledby=processes]")
                        .isEmpty())
                .as("figures hidden")
                .isEqualTo(hidden);
    }

    @Test
    void figures_wait_as_long_as_feedback_for_others_who_are_at_work_after_the_close() {
        var yesterday = Rows.NOW.minus(Duration.ofDays(1));
        long assignment = rows.assignment(schoolClass, "first", "after-close", OPENED, yesterday);
        long attempt = rows.attempt(assignment, ada, 1, Map.of());
        long running = rows.begin(assignment, rows.student(schoolClass, "Ben"), 1, Map.of());
        assertHidden(attempt, true);
        rows.change("update attempt set deadline_at = ? where id = ?", Rows.NOW.plusSeconds(600), running);
        assertHidden(attempt, true);
        rows.change("update attempt set deadline_at = ? where id = ?", yesterday, running);
        assertHidden(attempt, false);
    }

    @Test
    void figures_wait_as_long_as_feedback_for_a_later_close_of_this_student_or_another() {
        var yesterday = Rows.NOW.minus(Duration.ofDays(1));
        long assignment = rows.assignment(schoolClass, "first", "after-close", OPENED, yesterday);
        long attempt = rows.attempt(assignment, ada, 1, Map.of());
        assertHidden(attempt, false);
        for (long student : List.of(ada, rows.student(schoolClass, "Ben"))) {
            rows.change("""
                    insert into accommodation (class_id, person_id, assignment_id, school_id, closes_at, set_by, set_at)
                    select class_id, ?, id, school_id, ?, created_by, ? from assignment where id = ?
                    """, student, Rows.NOW.plus(Duration.ofDays(1)), Rows.NOW, assignment);
            assertHidden(attempt, true);
            rows.change("delete from accommodation where assignment_id = ?", assignment);
        }
        assertHidden(attempt, false);
    }

    @Test
    void figures_wait_as_long_as_feedback_for_the_last_attempt() {
        var tomorrow = Rows.NOW.plus(Duration.ofDays(1));
        long assignment = rows.assignment(schoolClass, "first", "after-last", OPENED, tomorrow);
        rows.change("update assignment set attempts_allowed = 2 where id = ?", assignment);
        long attempt = rows.attempt(assignment, ada, 1, Map.of());
        assertHidden(attempt, true);
        long second = rows.begin(assignment, ada, 2, Map.of());
        assertHidden(attempt, true);
        rows.change("update attempt set removed_at = started_at where id = ?", second);
        rows.attempt(assignment, ada, 3, Map.of());
        assertHidden(attempt, false);
    }

    @Test
    void removed_attempts_and_withdrawn_assignments_are_gone() {
        long removed = rows.attempt(rows.assignment(schoolClass), ada, 1, Map.of());
        rows.change("update attempt set removed_at = started_at where id = ?", removed);
        long withdrawn = rows.assignment(schoolClass);
        rows.attempt(withdrawn, ada, 1, Map.of());
        rows.change("update assignment set withdrawn_at = created_at where id = ?", withdrawn);

        assertThat(progress().select(".empty").text()).startsWith("Nothing to show yet.");
    }

    @Test
    void it_takes_the_same_number_of_statements_after_many_quizzes() {
        rows.attempt(rows.assignment(schoolClass), ada, 1, Map.of());
        var cookie = rows.signIn(ada);
        get(cookie, "/progress");
        int few = Statements.during(() -> get(cookie, "/progress"));
        for (int i = 0; i < 20; i++) {
            rows.attempt(rows.assignment(schoolClass), ada, 1, Map.of());
        }

        assertThat(Statements.during(() -> get(cookie, "/progress"))).isEqualTo(few);
    }

    @Test
    void a_teacher_has_no_progress_page() {
        given().cookie("readback_session", rows.signIn(teacher))
                .get("/progress")
                .then()
                .statusCode(404);
    }

    @Test
    void a_class_reads_its_marks_over_all_assignments() {
        rows.attempt(rows.assignment(schoolClass), ada, 1, rows.allRightBut(Map.of()));
        long second = rows.assignment(schoolClass);
        rows.attempt(second, ada, 1, answers("why-dance", "a"));
        rows.attempt(second, rows.student(schoolClass, "Ben"), 1, Map.of());
        long gone = rows.student(schoolClass, "Gone");
        rows.attempt(second, gone, 1, rows.allRightBut(Map.of()));
        rows.change("update enrolment set removed_at = enrolled_at where person_id = ?", gone);

        var page = get(rows.signIn(teacher), "/classes/" + schoolClass + "/results");

        assertThat(page.select("section[aria-labelledby=processes] tbody tr").eachText())
                .containsExactly("retrieve 4 of 9", "infer 3 of 9", "integrate 4 of 12", "evaluate 2 of 6");
        assertThat(page.select("section[aria-labelledby=positions-1] tbody tr").eachText())
                .containsExactly("The dance of the bees 7 of 18", "Bees in winter 8 of 24");
    }

    @Test
    void a_class_without_submissions_says_so() {
        rows.assignment(schoolClass);

        assertThat(get(rows.signIn(teacher), "/classes/" + schoolClass + "/results")
                        .select(".empty")
                        .text())
                .startsWith("Nobody has submitted yet.");
    }

    private Document progress() {
        return get(rows.signIn(ada), "/progress");
    }

    private static Document get(String cookie, String path) {
        var response = given().cookie("readback_session", cookie).get(path);
        assertThat(response.statusCode()).isEqualTo(200);
        return Jsoup.parse(response.asString());
    }
}
