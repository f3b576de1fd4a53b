package org.readback.support;

import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The clock of the tests: the system's, until a test stops it. Whoever stops it lets it run again. */
@Mock
@Singleton
public class TestClock extends Clock {
    private volatile Instant stopped;

    public void stopAt(Instant now) {
        stopped = now;
    }

    public void run() {
        stopped = null;
    }

    @Override
    public Instant instant() {
        var now = stopped;
        return now == null ? Clock.systemUTC().instant() : now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
