package org.readback.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.readback.assignments.Rules;
import org.readback.grading.Response;
import org.readback.support.Classrooms;
import org.readback.support.StandingClockTest;

@QuarkusTest
class LogTest extends StandingClockTest {
    private static final Rules RULES = Rules.plain(NOW).closingAt(NOW.plus(Duration.ofHours(1)));
    private static final String CHOICE = "model-and-ocean";
    private static final String OTHER = "dam-and-tables";

    @Inject
    Session database;

    private void save(Classrooms.Running attempt, String question, long seq, String option, Instant now) {
        attempts.save(attempt.student().id(), attempt.id(), question, seq, Response.of(option), false, now);
    }

    @Test
    void the_log_tells_each_kept_answer_and_each_event_in_order() {
        var attempt = classrooms.open(NOW).running(RULES);
        save(attempt, CHOICE, 1, "a", NOW.plusSeconds(10));
        save(attempt, OTHER, 1, "d", NOW.plusSeconds(20));
        save(attempt, CHOICE, 2, "b", NOW.plusSeconds(30));
        attempts.submit(attempt.student().id(), attempt.id(), NOW.plusSeconds(30));
        var name = Optional.of(attempt.student().name());
        assertThat(attempts.log(attempt.id()))
                .containsExactly(
                        new LogEntry.Event(NOW, "started", name, Optional.empty()),
                        new LogEntry.Save(NOW.plusSeconds(10), CHOICE, 1, Response.of("a"), false),
                        new LogEntry.Save(NOW.plusSeconds(20), OTHER, 1, Response.of("d"), false),
                        new LogEntry.Save(NOW.plusSeconds(30), CHOICE, 2, Response.of("b"), false),
                        new LogEntry.Event(NOW.plusSeconds(30), "submitted", name, Optional.empty()));
    }

    @Test
    void only_what_was_kept_is_in_the_log() {
        var attempt = classrooms.open(NOW).running(RULES);
        save(attempt, CHOICE, 5, "a", NOW.plusSeconds(1));
        save(attempt, CHOICE, 5, "a", NOW.plusSeconds(2));
        save(attempt, CHOICE, 4, "b", NOW.plusSeconds(3));
        save(attempt, OTHER, 1, "not an option", NOW.plusSeconds(4));
        save(attempt, OTHER, 1, "d", NOW.plus(Duration.ofHours(2)));
        assertThat(saves(attempt))
                .containsExactly(new LogEntry.Save(NOW.plusSeconds(1), CHOICE, 5, Response.of("a"), false));
    }

    @TestFactory
    List<DynamicTest> what_is_recorded_cannot_be_changed_or_removed() {
        var tests = new ArrayList<DynamicTest>();
        for (var table : List.of("response_log", "attempt_event", "submission", "mark")) {
            for (var change : List.of(
                    "update %s set school_id = school_id", "delete from %s where false", "truncate %s cascade")) {
                var statement = change.formatted(table);
                tests.add(DynamicTest.dynamicTest(
                        statement, () -> assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                                        .run(() -> database.createNativeMutationQuery(statement)
                                                .executeUpdate()))
                                .rootCause()
                                .hasMessageContaining("is append-only")));
            }
        }
        return tests;
    }

    private List<LogEntry> saves(Classrooms.Running attempt) {
        return attempts.log(attempt.id()).stream()
                .filter(LogEntry.Save.class::isInstance)
                .toList();
    }
}
