package org.readback.assignments;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A time in which nobody's clock ran.
 *
 * @param to empty while it lasts
 */
public record Pause(Instant from, Optional<Instant> to) {

    /** Whether one lasts now. @param pauses the earliest first; only the last one can last */
    static boolean lasts(List<Pause> pauses) {
        return !pauses.isEmpty() && pauses.get(pauses.size() - 1).to().isEmpty();
    }
}
