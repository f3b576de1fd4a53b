package org.readback.assignments;

import java.time.Instant;

/**
 * An assignment, and how far its class is with it.
 *
 * @param students who attend the class now
 * @param submitted those of them who have submitted an attempt
 * @param open those of them who have one open
 */
public record AssignmentProgress(Assignment assignment, String title, int students, int submitted, int open) {
    /** {@code UPCOMING}, {@code OPEN}, {@code PAUSED}, {@code CLOSED} or {@code WITHDRAWN}. */
    public String state(Instant now) {
        if (assignment.withdrawn()) {
            return "WITHDRAWN";
        }
        var policy = AccessPolicy.of(assignment);
        if (policy.paused()) {
            return "PAUSED";
        }
        if (policy.closed(now)) {
            return "CLOSED";
        }
        return now.isBefore(assignment.rules().opensAt()) ? "UPCOMING" : "OPEN";
    }
}
