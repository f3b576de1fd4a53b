package org.readback.delivery;

import java.time.Instant;

/** What a teacher gave when reopening an attempt. */
record Reopening(Instant at, Instant until) {}
