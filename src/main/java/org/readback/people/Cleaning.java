package org.readback.people;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Deletes what has run out. Harmless if several nodes do it at once. */
@ApplicationScoped
class Cleaning {
    private final Sessions sessions;
    private final Throttle throttle;
    private final HandledForms forms;
    private final Clock clock;

    Cleaning(Sessions sessions, Throttle throttle, HandledForms forms, Clock clock) {
        this.sessions = sessions;
        this.throttle = throttle;
        this.forms = forms;
        this.clock = clock;
    }

    @Scheduled(identity = "people-cleaning", every = "1h", delayed = "5m")
    void clean() {
        var now = clock.instant();
        sessions.clean(now);
        throttle.clean(now);
        forms.clean(now);
    }
}
