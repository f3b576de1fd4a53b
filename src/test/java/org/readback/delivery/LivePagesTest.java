package org.readback.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.readback.access.FormAction;
import org.readback.access.FormUse;
import org.readback.access.Viewer;
import org.readback.grading.Response;
import org.readback.kernel.Sql;
import org.readback.support.Schools;
import org.readback.support.Statements;
import org.readback.support.TestClock;

/** The teacher's live page, and what open pages of students are told. */
@QuarkusTest
class LivePagesTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Duration LONG = Duration.ofMinutes(1);

    @Inject
    Classrooms classrooms;

    @Inject
    Attempts attempts;

    @Inject
    Assignments assignments;

    @Inject
    Accommodations accommodations;

    @Inject
    TaughtAttempts taught;

    @Inject
    Sql sql;

    @Inject
    LiveWork live;

    @Inject
    News news;

    @Inject
    Schools schools;

    @Inject
    TestClock clock;

    @BeforeEach
    void the_clock_stands() {
        clock.stopAt(NOW);
    }

    @AfterEach
    void the_clock_runs() {
        clock.run();
    }

    @Test
    void it_shows_who_has_not_started_who_is_where_who_is_stuck_or_offline_and_the_time_left() {
        var room = classrooms.open(NOW);
        var assignment = room.assign(Rules.plain(NOW).within(Duration.ofMinutes(30)));
        room.school.student(room.schoolClass, "Nils Notyet");
        var stuck = room.school.student(room.schoolClass, "Sara Stuck");
        var done = room.school.student(room.schoolClass, "Dora Done");
        long open = attempts.start(stuck, assignment.id(), NOW);
        attempts.save(stuck.id(), open, "model-and-ocean", 1, Response.of("a"), true, NOW.plusSeconds(60));
        live.present(List.of(open), NOW.plusSeconds(70));
        attempts.submit(done.id(), attempts.start(done, assignment.id(), NOW), NOW.plusSeconds(30));
        var view = live.view(assignment.id(), NOW.plusSeconds(9 * 60));
        assertThat(view.rows())
                .extracting(LiveWork.Row::name)
                .containsExactly("Dora Done", "Nils Notyet", "Sara Stuck");
        assertThat(view.rows()).extracting(LiveWork.Row::state).containsExactly("submitted", "none", "working");
        var row = view.rows().get(2);
        assertThat(row.answered()).isEqualTo(1);
        assertThat(row.flagged()).isEqualTo(1);
        assertThat(row.quiet()).isEqualTo(8);
        assertThat(row.offline()).isTrue();
        assertThat(row.left()).isEqualTo(21);
        clock.stopAt(NOW.plusSeconds(9 * 60));
        assertThat(schools.as(room.teacher)
                        .get("/assignments/" + assignment.id() + "/live")
                        .text())
                .contains("1 not started, 1 at work, 1 submitted.")
                .contains("nothing saved for 8 minutes")
                .contains("page closed or offline")
                .contains("21 minutes");
    }

    @Test
    void thirty_viewers_see_an_answer_at_the_cost_of_one() {
        var room = classrooms.open(NOW);
        var student = room.student();
        var assignment = room.assign(Rules.plain(NOW));
        long attempt = attempts.start(student, assignment.id(), NOW);
        var session = session(room.teacher);
        var viewers = IntStream.range(0, 30)
                .mapToObj(i -> news.watch(assignment.id(), session, LONG)
                        .subscribe()
                        .withSubscriber(AssertSubscriber.<News.LiveNews>create(Long.MAX_VALUE)))
                .toList();
        try {
            for (var viewer : viewers) {
                await().until(() -> !viewer.getItems().isEmpty());
            }
            int statements = Statements.during(() -> {
                attempts.save(student.id(), attempt, "model-and-ocean", 1, Response.of("a"), false, NOW);
                for (var viewer : viewers) {
                    await().until(() -> viewer.getItems()
                            .get(viewer.getItems().size() - 1)
                            .html()
                            .contains("1 of 10"));
                }
            });
            // State and save, the notification, and two queries a look; with room for two looks in between.
            assertThat(statements).isLessThanOrEqualTo(10);
        } finally {
            viewers.forEach(AssertSubscriber::cancel);
        }
    }

    @Test
    void an_open_page_hears_of_a_new_deadline_a_pause_and_an_end_from_elsewhere() {
        var room = classrooms.open(NOW);
        var student = room.student();
        var rules = Rules.plain(NOW).within(Duration.ofMinutes(30));
        var assignment = room.assign(rules);
        long id = attempts.start(student, assignment.id(), NOW);
        var page = open(assignment, student, id);
        try {
            assertThat(page.getItems()).extracting(News.AttemptNews::state).containsExactly("open");
            // Subscribing starts to listen; what happens before that is looked up when the page asks anew.
            await().untilAsserted(() -> {
                assignments.change(room.teacher, assignment.id(), rules.within(Duration.ofMinutes(45)));
                assertThat(last(page).deadline())
                        .isEqualTo(NOW.plus(Duration.ofMinutes(45)).toEpochMilli());
            });
            assignments.pause(room.teacher, assignment.id(), NOW.plusSeconds(60));
            await().until(() -> last(page).state().equals("paused"));
            assignments.resume(room.teacher, assignment.id(), NOW.plusSeconds(120));
            await().until(() -> last(page).state().equals("open"));
            assertThat(last(page).deadline())
                    .isEqualTo(NOW.plus(Duration.ofMinutes(46)).toEpochMilli());
            attempts.submit(student.id(), id, NOW.plusSeconds(130));
            await().until(() -> last(page).state().equals("ended"));
        } finally {
            page.cancel();
        }
    }

    private byte[] session(Viewer person) {
        schools.as(person);
        return sql.one(
                        "select token_hash from sign_in_session where person_id = ? order by created_at desc limit 1",
                        row -> row.getBytes("token_hash"),
                        person.id())
                .orElseThrow();
    }

    private AssertSubscriber<News.AttemptNews> open(Assignment assignment, Viewer student, long attempt) {
        var deadline = attempts.of(student.id(), attempt).orElseThrow().deadline();
        return news.attempt(assignment.id(), attempt, session(student), live.news(deadline, false, false, NOW), LONG)
                .subscribe()
                .withSubscriber(AssertSubscriber.<News.AttemptNews>create(Long.MAX_VALUE));
    }

    private AssertSubscriber<News.LiveNews> watch(long assignment, Viewer teacher) {
        return news.watch(assignment, session(teacher), LONG)
                .subscribe()
                .withSubscriber(AssertSubscriber.<News.LiveNews>create(Long.MAX_VALUE));
    }

    @Test
    void an_open_page_ends_with_its_session_and_others_go_on() {
        var room = classrooms.open(NOW);
        var assignment = room.assign(Rules.plain(NOW));
        var students = room.students(2);
        var pages = students.stream()
                .map(student -> open(assignment, student, attempts.start(student, assignment.id(), NOW)))
                .toList();
        var other = room.school.teacher("Ben Other");
        var teachers = List.of(watch(assignment.id(), room.teacher), watch(assignment.id(), other));
        try {
            for (var teacher : teachers) {
                await().until(() -> !teacher.getItems().isEmpty());
            }
            sql.change(
                    "delete from sign_in_session where person_id = any (?)",
                    List.of(students.get(0).id(), room.teacher.id()));
            clock.stopAt(NOW.plusSeconds(6));
            await().until(() -> pages.get(0).hasCompleted() && teachers.get(0).hasCompleted());
            clock.stopAt(NOW.plusSeconds(12));
            // Those who are still signed in hear what happens.
            assignments.pause(room.teacher, assignment.id(), NOW);
            await().until(() -> last(pages.get(1)).state().equals("paused"));
            assertThat(teachers.get(1).hasCompleted()).isFalse();
        } finally {
            pages.forEach(AssertSubscriber::cancel);
            teachers.forEach(AssertSubscriber::cancel);
        }
    }

    @Test
    void an_open_page_hears_how_it_stands_every_quarter_of_a_minute_while_its_student_is_in_the_class() {
        var room = classrooms.open(NOW);
        var assignment = room.assign(Rules.plain(NOW));
        var student = room.student();
        var page = open(assignment, student, attempts.start(student, assignment.id(), NOW));
        try {
            for (int look = 1; look <= 2; look++) {
                var at = NOW.plusSeconds(16L * look);
                clock.stopAt(at);
                await().until(() -> last(page).now() == at.toEpochMilli());
                assertThat(last(page).state()).isEqualTo("open");
            }
            sql.change("update enrolment set removed_at = ? where person_id = ?", NOW, student.id());
            clock.stopAt(NOW.plusSeconds(48));
            await().until(page::hasCompleted);
        } finally {
            page.cancel();
        }
    }

    @Test
    void an_assignment_in_trouble_does_not_take_the_news_of_the_others() {
        var room = classrooms.open(NOW);
        var assignment = room.assign(Rules.plain(NOW));
        var student = room.student();
        long attempt = attempts.start(student, assignment.id(), NOW);
        // Nothing can be looked up of what there is not.
        var trouble = watch(Long.MAX_VALUE, room.teacher);
        var teacher = watch(assignment.id(), room.teacher);
        var page = open(assignment, student, attempt);
        try {
            await().until(() -> !teacher.getItems().isEmpty());
            for (int seq = 1; seq <= 3; seq++) {
                int before = teacher.getItems().size();
                attempts.save(student.id(), attempt, "model-and-ocean", seq, Response.of("a"), seq % 2 == 0, NOW);
                await().atMost(Duration.ofSeconds(4))
                        .until(() -> teacher.getItems().size() > before);
            }
            assignments.pause(room.teacher, assignment.id(), NOW);
            await().atMost(Duration.ofSeconds(4)).until(() -> last(page).state().equals("paused"));
            assertThat(trouble.getItems()).isEmpty();
        } finally {
            trouble.cancel();
            teacher.cancel();
            page.cancel();
        }
    }

    private static News.AttemptNews last(AssertSubscriber<News.AttemptNews> page) {
        return page.getItems().get(page.getItems().size() - 1);
    }

    @Test
    void extra_time_goes_to_those_chosen_or_to_everybody_at_work() {
        var room = classrooms.open(NOW);
        var assignment = room.assign(Rules.plain(NOW).within(Duration.ofMinutes(30)));
        var one = room.student();
        var other = room.student();
        long first = attempts.start(one, assignment.id(), NOW);
        long second = attempts.start(other, assignment.id(), NOW);
        var teacher = schools.as(room.teacher);
        var path = "/assignments/" + assignment.id() + "/live";
        var page = teacher.get(path);
        var nobody = page.submit(path + "/attempts", "action", "extra-time");
        assertThat(nobody.status()).isEqualTo(422);
        assertThat(nobody.text()).contains("Choose students in the list first");
        page.submit(path + "/attempts", "action", "extra-time", "attempt", "" + first);
        assertThat(attempts.of(one.id(), first).orElseThrow().deadline()).contains(NOW.plus(Duration.ofMinutes(35)));
        assertThat(attempts.of(other.id(), second).orElseThrow().deadline()).contains(NOW.plus(Duration.ofMinutes(30)));
        teacher.get(path).submit(path + "/attempts", "action", "extra-time", "to", "all", "minutes", "10");
        assertThat(attempts.of(one.id(), first).orElseThrow().deadline()).contains(NOW.plus(Duration.ofMinutes(45)));
        assertThat(attempts.of(other.id(), second).orElseThrow().deadline()).contains(NOW.plus(Duration.ofMinutes(40)));
        var sure = teacher.get(path).submit(path + "/attempts", "action", "submission", "to", "all");
        assertThat(sure.text()).contains("Submit for 2 students?");
        assertThat(attempts.of(one.id(), first).orElseThrow().submission()).isEmpty();
        sure.submit(path + "/attempts");
        assertThat(teacher.get(path).text()).contains("0 not started, 0 at work, 2 submitted.");
    }

    @Test
    void with_nobody_at_work_there_is_nobody_to_give_time_to_or_to_submit_for() {
        var room = classrooms.open(NOW);
        var assignment = room.assign(Rules.plain(NOW).within(Duration.ofMinutes(30)));
        var student = room.student();
        var path = "/assignments/" + assignment.id() + "/live";
        var page = schools.as(room.teacher).get(path);
        long attempt = attempts.start(student, assignment.id(), NOW);
        attempts.submit(student.id(), attempt, NOW);
        for (var action : List.of("extra-time", "submission")) {
            var all = page.submit(path + "/attempts", "action", action, "to", "all");
            assertThat(all.status()).isEqualTo(422);
            assertThat(all.text()).contains("None of them is at work");
            var gone = page.submit(path + "/attempts", "action", action, "attempt", "" + attempt);
            assertThat(gone.status()).isEqualTo(422);
            assertThat(gone.text()).contains("None of them is at work");
        }
        var form = new FormUse(FormAction.ADD_TIME, "person " + room.teacher.id(), UUID.randomUUID());
        accommodations.addMinutes(room.teacher, assignment, List.of(), 5, "5 minutes", form, NOW);
    }

    @Test
    void submitting_for_everybody_goes_on_past_an_attempt_in_trouble() throws Exception {
        var room = classrooms.open(NOW);
        var assignment = room.assign(Rules.plain(NOW).within(Duration.ofMinutes(30)));
        var students = List.of(room.student(), room.school.student(room.schoolClass, "Tara Trouble"), room.student());
        var ids = new ArrayList<Long>();
        for (var student : students) {
            long id = attempts.start(student, assignment.id(), NOW);
            attempts.save(student.id(), id, "model-and-ocean", 1, Response.of("a"), false, NOW);
            ids.add(id);
        }
        // Nobody can mark what is no answer.
        sql.change("update response set answer = '[1]' where attempt_id = ?", ids.get(1));
        var path = "/assignments/" + assignment.id() + "/live";
        var page = schools.as(room.teacher)
                .get(path)
                .submit(path + "/attempts", "action", "submission", "to", "all", "sure", "yes");
        assertThat(page.status()).isEqualTo(409);
        assertThat(page.text())
                .contains("This did not work for Tara Trouble.")
                .contains("0 not started, 1 at work, 2 submitted.");
        sql.change("update response set answer = '{}' where attempt_id = ?", ids.get(1));
        var again = page.submit(path + "/attempts", "action", "submission", "to", "all", "sure", "yes");
        assertThat(again.follow().text()).contains("0 not started, 0 at work, 3 submitted.");
    }

    @Test
    void submitting_for_a_student_takes_four_statements() {
        var room = classrooms.open(NOW);
        long assignment = room.assign(Rules.plain(NOW)).id();
        var ids = room.students(5).stream()
                .map(student -> attempts.start(student, assignment, NOW))
                .toList();
        // The first submission of a school makes its key for receipts.
        taught.endAll(room.teacher, ids.subList(0, 1), NOW);
        // The lock with what it holds, the answers, the school's key, the submission with its marks.
        assertThat(Statements.during(() -> taught.endAll(room.teacher, ids.subList(1, 5), NOW)))
                .isEqualTo(4 * 4);
    }

    @Test
    void the_button_pauses_and_goes_on() {
        var room = classrooms.open(NOW);
        var assignment = room.assign(Rules.plain(NOW).within(Duration.ofMinutes(30)));
        attempts.start(room.student(), assignment.id(), NOW);
        var teacher = schools.as(room.teacher);
        var path = "/assignments/" + assignment.id() + "/live";
        var paused = teacher.get(path).submit(path + "/pause").follow();
        assertThat(paused.text()).contains("Everybody's clock stands still.").contains("Go on");
        var running = paused.submit(path + "/pause").follow();
        assertThat(running.text()).doesNotContain("stands still").contains("Pause for everybody");
    }
}
