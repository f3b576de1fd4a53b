package org.readback.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.readback.support.Classrooms;

/** Whoever had to wait for a lock decides on what stands when it is got, not on what stood when it was asked for. */
@QuarkusTest
@Timeout(60)
class LocksTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Duration LIMIT = Duration.ofMinutes(30);
    private static final Rules RULES = Rules.plain(NOW).within(LIMIT);

    @Inject
    Classrooms classrooms;

    @Inject
    Attempts attempts;

    @Inject
    Assignments assignments;

    @Inject
    Accommodations accommodations;

    @Inject
    Session database;

    /** Does the first in a transaction; before that commits, the second is under way and waits for it, or is done. */
    private <T> T during(Runnable first, Callable<T> second) throws Exception {
        var threads = Executors.newSingleThreadExecutor();
        try {
            return QuarkusTransaction.requiringNew()
                    .call(() -> {
                        first.run();
                        var running = threads.submit(second);
                        while (!running.isDone() && !somebodyWaitsForThisTransaction()) {
                            Thread.onSpinWait();
                        }
                        return running;
                    })
                    .get();
        } finally {
            threads.shutdownNow();
        }
    }

    private boolean somebodyWaitsForThisTransaction() {
        return database.createNativeQuery("""
                        select exists (select from pg_stat_activity where pg_backend_pid() = any (pg_blocking_pids(pid)))
                        """, Boolean.class).getSingleResult();
    }

    private Instant deadline(long attempt) {
        return database.createNativeQuery("select deadline_at from attempt where id = :attempt", Instant.class)
                .setParameter("attempt", attempt)
                .getSingleResult();
    }

    private static Instant end(int minutesMore) {
        return NOW.plus(LIMIT).plus(Duration.ofMinutes(minutesMore));
    }

    @Test
    void a_start_that_waits_for_a_pause_is_refused() {
        var room = classrooms.open(NOW);
        var student = room.student();
        long assignment = room.assign(RULES).id();
        assertThatThrownBy(() -> during(
                        () -> assignments.pause(room.teacher, assignment, NOW),
                        () -> attempts.start(student, assignment, NOW)))
                .hasCauseInstanceOf(StartRefused.class);
    }

    @Test
    void a_start_that_waits_for_extra_time_gets_it() throws Exception {
        var room = classrooms.open(NOW);
        var student = room.student();
        var assignment = room.assign(RULES);
        long attempt = during(
                () -> accommodations.give(room.teacher, assignment, student.id(), Extra.ofMinutes(10), NOW),
                () -> attempts.start(student, assignment.id(), NOW));
        assertThat(deadline(attempt)).isEqualTo(end(10));
    }

    @Test
    void extra_time_in_one_assignment_does_not_undo_that_in_another_one_given_at_the_same_time() throws Exception {
        var room = classrooms.open(NOW);
        var student = room.student();
        var one = room.assign(RULES);
        var other = room.assign(RULES);
        long first = attempts.start(student, one.id(), NOW);
        long second = attempts.start(student, other.id(), NOW);
        during(() -> accommodations.give(room.teacher, one, student.id(), Extra.ofMinutes(10), NOW), () -> {
            accommodations.give(room.teacher, other, student.id(), Extra.ofMinutes(20), NOW);
            return null;
        });
        assertThat(deadline(first)).isEqualTo(end(10));
        assertThat(deadline(second)).isEqualTo(end(20));
    }

    @Test
    void extra_time_in_the_class_and_in_an_assignment_given_at_the_same_time_add_up() throws Exception {
        var room = classrooms.open(NOW);
        var student = room.student();
        var assignment = room.assign(RULES);
        long attempt = attempts.start(student, assignment.id(), NOW);
        during(() -> accommodations.give(room.teacher, assignment, student.id(), Extra.ofMinutes(10), NOW), () -> {
            accommodations.give(room.teacher, room.schoolClass.id(), student.id(), Extra.ofMinutes(5), NOW);
            return null;
        });
        assertThat(deadline(attempt)).isEqualTo(end(15));
    }

    @Test
    void extra_time_in_the_class_also_reaches_what_is_assigned_and_started_at_the_same_time() throws Exception {
        var room = classrooms.open(NOW);
        var student = room.student();
        long attempt = during(
                () -> accommodations.give(room.teacher, room.schoolClass.id(), student.id(), Extra.ofMinutes(10), NOW),
                () -> attempts.start(student, room.assign(RULES).id(), NOW));
        assertThat(deadline(attempt)).isEqualTo(end(10));
    }

    @Test
    void options_are_not_shuffled_under_whoever_starts_at_the_same_time() throws Exception {
        var room = classrooms.open(NOW);
        var student = room.student();
        long assignment = room.assign(RULES).id();
        during(() -> attempts.start(student, assignment, NOW), () -> {
            assignments.change(room.teacher, assignment, RULES.shuffled(true, true));
            return null;
        });
        assertThat(assignments.find(assignment).orElseThrow().rules().shuffleOptions())
                .isFalse();
    }
}
