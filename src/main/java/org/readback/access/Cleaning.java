package org.readback.access;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Deletes what has run out. Harmless if several nodes do it at once. */
@ApplicationScoped
class Cleaning {
    private final Sessions sessions;
    private final Limits limits;
    private final HandledForms forms;
    private final Clock clock;

    Cleaning(Sessions sessions, Limits limits, HandledForms forms, Clock clock) {
        this.sessions = sessions;
        this.limits = limits;
        this.forms = forms;
        this.clock = clock;
    }

    @Scheduled(identity = "access-cleaning", every = "10m", delayed = "5m")
    void clean() {
        var now = clock.instant();
        sessions.clean(now);
        limits.clean(now);
        forms.clean(now);
    }
}
