package org.readback.kernel;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/**
 * The one place where the system's time enters; everything else is handed an instant or this clock. A command that runs
 * without Quarkus asks here.
 */
public class SystemClock {
    @Produces
    @Singleton
    public static Clock clock() {
        return Clock.systemUTC();
    }
}
