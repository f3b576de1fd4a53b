package org.readback.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.readback.content.ResponseJson;
import org.readback.grading.Response;
import org.readback.kernel.Sql;

/** A line in the log of an attempt. Nothing in it is ever changed or taken away. */
sealed interface LogEntry {
    Instant at();

    /** An answer that was kept; a later one of the same question has a higher number. */
    record Save(Instant at, String questionId, long seq, Response response, boolean flagged) implements LogEntry {}

    /**
     * Something else that happened.
     *
     * @param kind as in the table attempt_event: {@code started}, {@code submitted}...
     * @param by name of who did it; empty: the server
     * @param reason empty where none is asked for
     */
    record Event(Instant at, String kind, Optional<String> by, Optional<String> reason) implements LogEntry {}

    static LogEntry read(ResultSet row) throws SQLException {
        var at = Sql.instant(row, "at");
        var kind = row.getString("kind");
        return kind == null
                ? new Save(
                        at,
                        row.getString("question_id"),
                        row.getLong("seq"),
                        ResponseJson.read(row.getString("answer")),
                        row.getBoolean("flagged"))
                : new Event(
                        at,
                        kind,
                        Optional.ofNullable(row.getString("by_name")),
                        Optional.ofNullable(row.getString("reason")));
    }
}
