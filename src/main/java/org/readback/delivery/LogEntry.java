package org.readback.delivery;

import java.time.Instant;
import java.util.Optional;
import org.readback.grading.Response;

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
}
