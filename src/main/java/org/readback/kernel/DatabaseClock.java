package org.readback.kernel;

import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * The one place where time enters; everything else is handed an instant or this clock. It is the database's, which all
 * nodes share: asked for now and then, counted on in between by a clock that nobody can set. A node whose own time is
 * wrong, or is set while it runs, neither refuses an answer as late nor hands an attempt in too early.
 */
@Singleton
class DatabaseClock extends Clock {
    private static final Logger LOG = Logger.getLogger(DatabaseClock.class);
    /** An answer that took longer says too little about when it was given. */
    private static final Duration SLOWEST_ANSWER = Duration.ofSeconds(1);
    /** Nobody should find out from a deadline. */
    private static final Duration REMARKABLE = Duration.ofSeconds(5);

    /** What it was at one reading of {@link System#nanoTime}. */
    private record Reading(Instant at, long nanos) {
        Instant now() {
            return at.plusNanos(System.nanoTime() - nanos);
        }
    }

    private final DataSource database;
    private volatile Reading reading;

    DatabaseClock(DataSource database) {
        this.database = database;
        this.reading = new Reading(Clock.systemUTC().instant(), System.nanoTime());
    }

    @PostConstruct
    void begin() {
        read();
    }

    /** While the database cannot be reached the last reading goes on. */
    @Scheduled(
            every = "{readback.clock.read-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            identity = "read the database's clock")
    void read() {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            long before = System.nanoTime();
            Instant at;
            try (var row = statement.executeQuery("select clock_timestamp()")) {
                row.next();
                at = row.getObject(1, OffsetDateTime.class).toInstant();
            }
            long took = System.nanoTime() - before;
            if (took <= SLOWEST_ANSWER.toNanos()) {
                take(new Reading(at, before + took / 2));
            }
        } catch (SQLException e) {
            LOG.debug("The database's clock could not be read", e);
        }
    }

    private void take(Reading next) {
        var step = Duration.between(reading.now(), next.now());
        if (step.abs().compareTo(REMARKABLE) > 0) {
            LOG.warnf(
                    "The database's clock is %d s from what was last known of it; it counts from now on",
                    step.toSeconds());
        }
        reading = next;
    }

    @Override
    public Instant instant() {
        return reading.now();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** Nobody needs it: {@link SchoolTime} knows the zone. */
    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
