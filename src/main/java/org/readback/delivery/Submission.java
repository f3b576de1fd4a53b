package org.readback.delivery;

import java.time.Instant;
import java.util.Optional;

/**
 * That an attempt was handed in.
 *
 * @param by the student; empty: the server, when time was up
 */
public record Submission(long id, long attemptId, Instant at, Optional<Long> by) {}
