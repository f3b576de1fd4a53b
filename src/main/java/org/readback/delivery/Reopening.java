package org.readback.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.readback.kernel.Sql;

/** What a teacher gave when reopening an attempt. */
public record Reopening(Instant at, Instant until) {

    /** Reads {@code reopened_at} and {@code reopened_until}; empty where the attempt was not reopened. */
    public static Optional<Reopening> read(ResultSet row) throws SQLException {
        var at = Sql.optionalInstant(row, "reopened_at");
        return at.isEmpty()
                ? Optional.empty()
                : Optional.of(new Reopening(at.get(), Sql.instant(row, "reopened_until")));
    }
}
