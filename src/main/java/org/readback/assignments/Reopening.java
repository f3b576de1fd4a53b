package org.readback.assignments;

import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Optional;

/** What a teacher gave when reopening an attempt. */
public record Reopening(Instant at, Instant until) {

    /**
     * @param at null where the attempt was not reopened
     * @param until the same
     */
    static Optional<Reopening> of(Instant at, Instant until) {
        return at == null ? Optional.empty() : Optional.of(new Reopening(at, until));
    }

    /** Reads {@code reopened_at} and {@code reopened_until}; empty where the attempt was not reopened. */
    public static Optional<Reopening> read(Tuple row) {
        return of(row.get("reopened_at", Instant.class), row.get("reopened_until", Instant.class));
    }
}
