package org.readback.content;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Reads the quiz files when the application starts, and keeps it from starting if they are bad. */
@Singleton
class ReadAtStart {
    private static final Logger LOG = Logger.getLogger(ReadAtStart.class);

    private final Editions editions;
    private final Clock clock;
    private final boolean wanted;

    ReadAtStart(
            Editions editions,
            Clock clock,
            @ConfigProperty(name = "readback.quizzes.read-at-start", defaultValue = "true") boolean wanted) {
        this.editions = editions;
        this.clock = clock;
        this.wanted = wanted;
    }

    /** Early: whatever else happens at the start may need the quizzes. */
    void read(@Observes @Priority(1000) StartupEvent start) {
        if (!wanted) {
            return;
        }
        var reading = editions.read(clock.instant());
        if (reading.refused()) {
            throw new QuizzesRefused(reading.findings());
        }
        LOG.infof(
                "Quizzes: %d new or changed, %d restored, %d retired, %d unchanged",
                reading.added().size(),
                reading.restored().size(),
                reading.retired().size(),
                reading.unchanged());
    }
}
