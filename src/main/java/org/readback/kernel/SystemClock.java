package org.readback.kernel;

import java.time.Clock;

/** This machine's time, for a command that runs without Quarkus; everything else has the {@link DatabaseClock}. */
public final class SystemClock {
    private SystemClock() {}

    public static Clock clock() {
        return Clock.systemUTC();
    }
}
