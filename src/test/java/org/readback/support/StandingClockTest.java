package org.readback.support;

import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.readback.kernel.SchoolTime;

/** Tests with classes at a clock that stands at {@link #NOW} until the test puts it on. */
public abstract class StandingClockTest extends ClassroomTest {
    protected static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @Inject
    protected SchoolTime times;

    @BeforeEach
    void the_clock_stands() {
        clock.stopAt(NOW);
    }

    @AfterEach
    void the_clock_runs() {
        clock.run();
    }
}
