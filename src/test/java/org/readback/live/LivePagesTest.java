package org.readback.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.readback.access.FormAction;
import org.readback.access.FormUse;
import org.readback.access.Viewer;
import org.readback.assignments.Accommodations;
import org.readback.assignments.Rules;
import org.readback.grading.Response;
import org.readback.support.StandingClockTest;
import org.readback.support.Statements;

/** The teacher's live page, and what open pages of students are told. */
@QuarkusTest
class LivePagesTest extends StandingClockTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @Inject
    Accommodations accommodations;

    @Inject
    Session session;

    @Inject
    LiveProgress progress;

    @Inject
    LivePages pages;

    @Test
    void it_shows_who_has_not_started_who_is_where_who_is_stuck_or_offline_and_the_time_left() {
        var room = classrooms.open(NOW);
        var assignment = room.assign(Rules.plain(NOW).within(Duration.ofMinutes(30)));
        room.school.student(room.schoolClass, "Nils Notyet");
        var stuck = room.school.student(room.schoolClass, "Sara Stuck");
        var done = room.school.student(room.schoolClass, "Dora Done");
        long open = attempts.start(stuck, assignment.id(), NOW);
        attempts.save(stuck.id(), open, "model-and-ocean", 1, Response.of("a"), true, NOW.plusSeconds(60));
        progress.present(List.of(open), NOW.plusSeconds(70));
        attempts.submit(done.id(), attempts.start(done, assignment.id(), NOW), NOW.plusSeconds(30));
        var view = progress.view(assignment.id(), NOW.plusSeconds(9 * 60));
        assertThat(view.rows())
                .extracting(LiveProgress.StudentRow::name)
                .containsExactly("Dora Done", "Nils Notyet", "Sara Stuck");
        assertThat(view.rows())
                .extracting(LiveProgress.StudentRow::state)
                .containsExactly("submitted", "none", "working");
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
                .mapToObj(i -> pages.watch(assignment.id(), session, LONG)
                        .subscribe()
                        .withSubscriber(AssertSubscriber.<LivePages.LiveUpdate>create(Long.MAX_VALUE)))
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
        var page = open(student, id);
        try {
            assertThat(page.getItems())
                    .extracting(LivePages.AttemptUpdate::state)
                    .containsExactly("open");
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
        return session.createNativeQuery(
                        "select token_hash from sign_in_session where person_id = :person order by created_at desc limit 1",
                        Tuple.class)
                .setParameter("person", person.id())
                .getSingleResult()
                .get("token_hash", byte[].class);
    }

    private void change(String statement, Map<String, Object> values) {
        QuarkusTransaction.requiringNew().run(() -> {
            var query = session.createNativeMutationQuery(statement);
            values.forEach(query::setParameter);
            query.executeUpdate();
        });
    }

    private boolean submitted(long attempt) {
        return !session.createNativeQuery("select id from submission where attempt_id = :attempt", Tuple.class)
                .setParameter("attempt", attempt)
                .getResultList()
                .isEmpty();
    }

    private AssertSubscriber<LivePages.AttemptUpdate> open(Viewer student, long attempt) {
        return pages.attempt(progress.attempt(student.id(), attempt, NOW).orElseThrow(), session(student), LONG)
                .subscribe()
                .withSubscriber(AssertSubscriber.<LivePages.AttemptUpdate>create(Long.MAX_VALUE));
    }

    private AssertSubscriber<LivePages.LiveUpdate> watch(long assignment, Viewer teacher) {
        return pages.watch(assignment, session(teacher), LONG)
                .subscribe()
                .withSubscriber(AssertSubscriber.<LivePages.LiveUpdate>create(Long.MAX_VALUE));
    }

    @Test
    void an_open_page_ends_with_its_session_and_others_go_on() {
        var room = classrooms.open(NOW);
        var assignment = room.assign(Rules.plain(NOW));
        var students = room.students(2);
        var pages = students.stream()
                .map(student -> open(student, attempts.start(student, assignment.id(), NOW)))
                .toList();
        var other = room.school.teacher("Ben Other");
        var teachers = List.of(watch(assignment.id(), room.teacher), watch(assignment.id(), other));
        try {
            for (var teacher : teachers) {
                await().until(() -> !teacher.getItems().isEmpty());
            }
            change(
                    "delete from sign_in_session where person_id = any (:people)",
                    Map.of("people", new Long[] {students.get(0).id(), room.teacher.id()}));
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
        var page = open(student, attempts.start(student, assignment.id(), NOW));
        try {
            for (int look = 1; look <= 2; look++) {
                var at = NOW.plusSeconds(16L * look);
                clock.stopAt(at);
                await().until(() -> last(page).now() == at.toEpochMilli());
                assertThat(last(page).state()).isEqualTo("open");
            }
            change(
                    "update enrolment set removed_at = :now where person_id = :student",
                    Map.of("now", NOW, "student", student.id()));
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
        var page = open(student, attempt);
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

    private static LivePages.AttemptUpdate last(AssertSubscriber<LivePages.AttemptUpdate> page) {
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
        assertThat(classrooms.deadline(first)).contains(NOW.plus(Duration.ofMinutes(35)));
        assertThat(classrooms.deadline(second)).contains(NOW.plus(Duration.ofMinutes(30)));
        teacher.get(path).submit(path + "/attempts", "action", "extra-time", "to", "all", "minutes", "10");
        assertThat(classrooms.deadline(first)).contains(NOW.plus(Duration.ofMinutes(45)));
        assertThat(classrooms.deadline(second)).contains(NOW.plus(Duration.ofMinutes(40)));
        var sure = teacher.get(path).submit(path + "/attempts", "action", "submission", "to", "all");
        assertThat(sure.text()).contains("Submit for 2 students?");
        assertThat(submitted(first)).isFalse();
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
        change("update response set answer = '[1]' where attempt_id = :attempt", Map.of("attempt", ids.get(1)));
        var path = "/assignments/" + assignment.id() + "/live";
        var page = schools.as(room.teacher)
                .get(path)
                .submit(path + "/attempts", "action", "submission", "to", "all", "sure", "yes");
        assertThat(page.status()).isEqualTo(409);
        assertThat(page.text())
                .contains("This did not work for Tara Trouble.")
                .contains("0 not started, 1 at work, 2 submitted.");
        change("update response set answer = '{}' where attempt_id = :attempt", Map.of("attempt", ids.get(1)));
        var again = page.submit(path + "/attempts", "action", "submission", "to", "all", "sure", "yes");
        assertThat(again.follow().text()).contains("0 not started, 0 at work, 3 submitted.");
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
