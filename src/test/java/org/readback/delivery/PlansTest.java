package org.readback.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.readback.assignments.Rules;
import org.readback.grading.Response;
import org.readback.support.StandingClockTest;

/** PostgreSQL plans a save once for each connection, not each time: see ADR 29. */
@QuarkusTest
class PlansTest extends StandingClockTest {
    private static final int SAVES = 8;

    @Inject
    DataSource database;

    private record Plans(long kept, long made) {}

    /** Of the saves on that connection. */
    private static Plans plans(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select coalesce(sum(generic_plans), 0), coalesce(sum(custom_plans), 0) from pg_prepared_statements
                        where statement like '%insert into response as r%' and statement not like '%pg_prepared_statements%'
                        """)) {
            row.next();
            return new Plans(row.getLong(1), row.getLong(2));
        }
    }

    /** All that the pool has open, each taken until the last one was looked at. */
    private Plans plans() throws SQLException {
        var taken = new ArrayList<Connection>();
        long kept = 0;
        long made = 0;
        try {
            for (int i = 0; i < 16; i++) {
                var connection = database.getConnection();
                taken.add(connection);
                var plans = plans(connection);
                kept += plans.kept();
                made += plans.made();
            }
        } finally {
            for (var connection : taken) {
                connection.close();
            }
        }
        return new Plans(kept, made);
    }

    @Test
    void a_save_is_planned_once_for_a_connection() throws SQLException {
        var room = classrooms.open(NOW);
        var student = room.student();
        long attempt = attempts.start(student, room.assign(Rules.plain(NOW)).id(), NOW);
        var before = plans();
        for (int seq = 1; seq <= SAVES; seq++) {
            attempts.save(student.id(), attempt, "model-and-ocean", seq, Response.of("a"), false, NOW);
        }
        var after = plans();
        assertThat(after.kept() - before.kept()).isEqualTo(SAVES);
        assertThat(after.made()).isZero();
    }
}
