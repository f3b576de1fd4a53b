package org.readback.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jboss.logging.Logger;
import org.readback.kernel.Replies;
import org.readback.kernel.Sql;

/**
 * Counts tries, for all nodes. A try is counted before it is judged, so that a hundred at the same moment are a hundred, and
 * given back if it was right. See docs/adr/0019.
 */
@ApplicationScoped
class Limits {
    private static final Logger LOG = Logger.getLogger(Limits.class);

    private final Sql sql;

    Limits(Sql sql) {
        this.sql = sql;
    }

    /**
     * Counts a try.
     *
     * @param who short, and without anything that may not stand in a log
     * @return zero if it may go ahead; else how long to wait, and it is not counted
     */
    Duration take(Limit limit, String who, Instant time) {
        // PostgreSQL keeps microseconds and rounds: a finer time could seem to lie before the one just stored.
        var now = time.truncatedTo(ChronoUnit.MICROS);
        var key = key(limit, who);
        long every = limit.every().toMillis();
        var full = sql.one(
                """
                insert into try_count as c (key, full_at) values (?, ?)
                on conflict (key) do update set full_at = greatest(c.full_at, ?) + ? * interval '1 millisecond'
                    where greatest(c.full_at, ?) + ? * interval '1 millisecond' <= ?
                returning full_at
                """,
                row -> Sql.instant(row, "full_at"),
                key,
                now.plus(limit.every()),
                now,
                every,
                now,
                every,
                limit.latestFull(now));
        if (full.isPresent()) {
            if (limit.usedUp(full.get(), now)) {
                // Once for each wait, however many come meanwhile.
                LOG.infof("Tries used up, the next in %d s: %s", Replies.seconds(limit.wait(full.get(), now)), key);
            }
            return Duration.ZERO;
        }
        return sql.one("select full_at from try_count where key = ?", row -> Sql.instant(row, "full_at"), key)
                .map(kept -> limit.wait(kept, now))
                .filter(wait -> !wait.isZero())
                // Given back in this very moment.
                .orElse(Duration.ofSeconds(1));
    }

    /** The try was right. */
    void giveBack(Limit limit, String who) {
        sql.change(
                "update try_count set full_at = full_at - ? * interval '1 millisecond' where key = ?",
                limit.every().toMillis(),
                key(limit, who));
    }

    /** All tries are to be had again. */
    void clear(Limit limit, String who) {
        sql.change("delete from try_count where key = ?", key(limit, who));
    }

    /** Counts that say nothing any more. */
    int clean(Instant now) {
        return sql.change("delete from try_count where full_at < ?", now);
    }

    private static String key(Limit limit, String who) {
        return limit.name() + " " + who;
    }
}
