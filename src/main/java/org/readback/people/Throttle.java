package org.readback.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.readback.kernel.Sql;

/**
 * Slows guessing down. A try is counted before it is judged, so that a hundred at the same moment are a hundred; one that
 * succeeds clears the count. The wait stays short enough that nobody can lock another person out for a lesson.
 */
@ApplicationScoped
public class Throttle {
    /** Tries at a password before waiting begins. */
    static final int PASSWORD_TRIES = 5;
    /** Tries at a code from one address: a whole school may share one. */
    public static final int CODE_TRIES = 30;

    static final Duration LONGEST = Duration.ofMinutes(3);
    private static final Duration FIRST = Duration.ofSeconds(10);
    /** Without a try for so long, counting begins anew. */
    static final Duration FORGOTTEN = Duration.ofHours(1);

    private final Sql sql;

    Throttle(Sql sql) {
        this.sql = sql;
    }

    /** How long to wait after so many failures, of which the first {@code free} cost nothing. */
    static Duration wait(int failures, int free) {
        if (failures < free) {
            return Duration.ZERO;
        }
        var doubled = FIRST.multipliedBy(1L << Math.min(failures - free, 10));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }

    private record Count(int failures, Instant lastFailedAt) {}

    /** Counts a try. Zero if it may go ahead; else how long to wait, and the try is not counted. */
    @Transactional
    public Duration tryNow(String subject, int free, Instant time) {
        // PostgreSQL keeps microseconds and rounds: a finer time could seem to lie before the one just stored.
        var now = time.truncatedTo(ChronoUnit.MICROS);
        var fresh = sql.change("""
                insert into sign_in_throttle (subject, failures, last_failed_at) values (?, 1, ?)
                on conflict (subject) do nothing
                """, subject, now);
        if (fresh == 1) {
            return Duration.ZERO;
        }
        var count = sql.one(
                "select failures, last_failed_at from sign_in_throttle where subject = ? for update",
                row -> new Count(row.getInt("failures"), Sql.instant(row, "last_failed_at")),
                subject);
        if (count.isEmpty()) {
            // Cleared in this very moment by a try that succeeded.
            return Duration.ZERO;
        }
        var old = count.get();
        var left = Duration.between(now, old.lastFailedAt().plus(wait(old.failures(), free)));
        if (left.compareTo(Duration.ZERO) > 0) {
            return left;
        }
        var forgotten = old.lastFailedAt().plus(FORGOTTEN).isBefore(now);
        sql.change(
                "update sign_in_throttle set failures = ?, last_failed_at = ? where subject = ?",
                forgotten ? 1 : Math.min(old.failures() + 1, 1_000_000),
                now,
                subject);
        return Duration.ZERO;
    }

    /** The try was right. */
    @Transactional
    public void succeeded(String subject) {
        sql.change("delete from sign_in_throttle where subject = ?", subject);
    }

    int clean(Instant now) {
        return sql.change("delete from sign_in_throttle where last_failed_at < ?", now.minus(FORGOTTEN));
    }
}
