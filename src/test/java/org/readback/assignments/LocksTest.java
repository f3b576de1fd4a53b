package org.readback.assignments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotFoundException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.readback.access.Viewer;
import org.readback.delivery.StartRefused;
import org.readback.people.Classes;
import org.readback.support.Classrooms;
import org.readback.support.StandingClockTest;
import org.readback.support.TwoAtOnce;

/** Whoever had to wait for a lock decides on what stands when it is got, not on what stood when it was asked for. */
@QuarkusTest
@Timeout(60)
class LocksTest extends StandingClockTest {
    private static final Duration LIMIT = Duration.ofMinutes(30);
    private static final Rules RULES = Rules.plain(NOW).within(LIMIT);

    @Inject
    Accommodations accommodations;

    @Inject
    Classes classes;

    @Inject
    TwoAtOnce twoAtOnce;

    @Inject
    Session database;

    private static Instant end(int minutesMore) {
        return NOW.plus(LIMIT).plus(Duration.ofMinutes(minutesMore));
    }

    @Test
    void a_start_that_waits_for_a_pause_is_refused() {
        var room = classrooms.open(NOW);
        var student = room.student();
        long assignment = room.assign(RULES).id();
        assertThatThrownBy(() -> twoAtOnce.during(
                        () -> assignments.pause(room.teacher, assignment, NOW),
                        () -> attempts.start(student, assignment, NOW)))
                .hasCauseInstanceOf(StartRefused.class);
    }

    @Test
    void a_start_that_waits_for_extra_time_gets_it() throws Exception {
        var room = classrooms.open(NOW);
        var student = room.student();
        var assignment = room.assign(RULES);
        long attempt = twoAtOnce.during(
                () -> accommodations.give(room.teacher, assignment, student.id(), Extra.ofMinutes(10), NOW),
                () -> attempts.start(student, assignment.id(), NOW));
        assertThat(classrooms.deadline(attempt)).contains(end(10));
    }

    @Test
    void extra_time_in_one_assignment_does_not_undo_that_in_another_one_given_at_the_same_time() throws Exception {
        var room = classrooms.open(NOW);
        var student = room.student();
        var one = room.assign(RULES);
        var other = room.assign(RULES);
        long first = attempts.start(student, one.id(), NOW);
        long second = attempts.start(student, other.id(), NOW);
        twoAtOnce.during(() -> accommodations.give(room.teacher, one, student.id(), Extra.ofMinutes(10), NOW), () -> {
            accommodations.give(room.teacher, other, student.id(), Extra.ofMinutes(20), NOW);
            return null;
        });
        assertThat(classrooms.deadline(first)).contains(end(10));
        assertThat(classrooms.deadline(second)).contains(end(20));
    }

    @Test
    void extra_time_in_the_class_and_in_an_assignment_given_at_the_same_time_add_up() throws Exception {
        var room = classrooms.open(NOW);
        var student = room.student();
        var assignment = room.assign(RULES);
        long attempt = attempts.start(student, assignment.id(), NOW);
        twoAtOnce.during(
                () -> accommodations.give(room.teacher, assignment, student.id(), Extra.ofMinutes(10), NOW), () -> {
                    accommodations.give(room.teacher, room.schoolClass.id(), student.id(), Extra.ofMinutes(5), NOW);
                    return null;
                });
        assertThat(classrooms.deadline(attempt)).contains(end(15));
    }

    @Test
    void extra_time_in_the_class_also_reaches_what_is_assigned_and_started_at_the_same_time() throws Exception {
        var room = classrooms.open(NOW);
        var student = room.student();
        long attempt = twoAtOnce.during(
                () -> accommodations.give(room.teacher, room.schoolClass.id(), student.id(), Extra.ofMinutes(10), NOW),
                () -> attempts.start(student, room.assign(RULES).id(), NOW));
        assertThat(classrooms.deadline(attempt)).contains(end(10));
    }

    @Test
    void options_are_not_shuffled_under_whoever_starts_at_the_same_time() throws Exception {
        var room = classrooms.open(NOW);
        var student = room.student();
        long assignment = room.assign(RULES).id();
        twoAtOnce.during(() -> attempts.start(student, assignment, NOW), () -> {
            assignments.change(room.teacher, assignment, RULES.shuffled(true, true));
            return null;
        });
        assertThat(assignments.find(assignment).orElseThrow().rules().shuffleOptions())
                .isFalse();
    }

    private void teaches(Viewer teacher, Classrooms.Classroom room) {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeMutationQuery(
                        "insert into class_teacher (class_id, person_id) values (:class, :teacher)")
                .setParameter("class", room.schoolClass.id())
                .setParameter("teacher", teacher.id())
                .executeUpdate());
    }

    private void takeClass(Classrooms.Classroom room) {
        assertThat(classes.removeTeacher(room.schoolClass.id(), room.teacher.id()))
                .isTrue();
    }

    @Test
    void a_teacher_whose_class_is_taken_at_the_same_time_assigns_nothing() {
        var room = classrooms.open(NOW);
        teaches(room.school.teacher("Ben Other"), room);
        assertThatThrownBy(() -> twoAtOnce.during(() -> takeClass(room), () -> room.assign(RULES)))
                .hasCauseInstanceOf(NotFoundException.class);
        assertThat(assignments.ofClass(room.schoolClass.id())).isEmpty();
    }

    @Test
    void a_teacher_whose_class_is_taken_at_the_same_time_gives_no_extra_time_and_takes_none_back() {
        var room = classrooms.open(NOW);
        var student = room.student();
        long schoolClass = room.schoolClass.id();
        teaches(room.school.teacher("Ben Other"), room);
        accommodations.give(room.teacher, schoolClass, student.id(), Extra.ofMinutes(10), NOW);
        var before = accommodations.ofClass(schoolClass);
        for (var extra : List.of(Extra.ofMinutes(5), Extra.NONE)) {
            assertThatThrownBy(() -> twoAtOnce.during(() -> takeClass(room), () -> {
                        accommodations.give(room.teacher, schoolClass, student.id(), extra, NOW);
                        return null;
                    }))
                    .hasCauseInstanceOf(NotFoundException.class);
            teaches(room.teacher, room);
        }
        assertThat(accommodations.ofClass(schoolClass)).isEqualTo(before);
    }
}
