package org.readback.delivery;

import java.time.Instant;
import java.util.Optional;

/**
 * A time in which nobody's clock ran.
 *
 * @param to empty while it lasts
 */
public record Pause(Instant from, Optional<Instant> to) {}
