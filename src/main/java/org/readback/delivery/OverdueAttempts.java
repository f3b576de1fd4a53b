package org.readback.delivery;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Hands in what is overdue, whether the student's browser is there or not. Runs on each node; none waits for another. */
@Singleton
class OverdueAttempts {
    private static final Logger LOG = Logger.getLogger(OverdueAttempts.class);
    private static final int AT_ONCE = 500;

    private final Attempts attempts;
    private final Clock clock;

    OverdueAttempts(Attempts attempts, Clock clock) {
        this.attempts = attempts;
        this.clock = clock;
    }

    @Scheduled(
            every = "{readback.overdue.check-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            identity = "submit overdue attempts")
    void check() {
        submitAll(clock.instant());
    }

    /** One transaction each, so that one attempt in trouble does not keep the others waiting. */
    int submitAll(Instant now) {
        int done = 0;
        for (long id : attempts.overdue(AT_ONCE, now)) {
            try {
                done += attempts.submitOverdue(id, now) ? 1 : 0;
            } catch (RuntimeException e) {
                LOG.errorf(e, "Attempt %d is overdue and could not be submitted; it is tried again", id);
            }
        }
        return done;
    }
}
