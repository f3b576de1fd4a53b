package org.readback.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.hibernate.Session;
import org.jboss.logging.Logger;
import org.readback.kernel.Replies;

/**
 * Counts tries, for all nodes. A try is counted before it is judged, so that a hundred at the same moment are a hundred, and
 * given back if it was right. See docs/adr/0019.
 */
@ApplicationScoped
class Limits {
    private static final Logger LOG = Logger.getLogger(Limits.class);

    /** Rows are records, of one column too: Hibernate plans a query for single values anew each time it runs. */
    private record FullAt(Instant at) {}

    private final Session database;

    Limits(Session database) {
        this.database = database;
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
        var full = database.createNativeQuery("""
                        insert into try_count as c (key, full_at) values (:key, :first)
                        on conflict (key) do update set full_at = greatest(c.full_at, :now) + :every * interval '1 millisecond'
                            where greatest(c.full_at, :now) + :every * interval '1 millisecond' <= :latest
                        returning full_at
                        """, FullAt.class)
                .setParameter("key", key)
                .setParameter("first", now.plus(limit.every()))
                .setParameter("now", now)
                .setParameter("every", limit.every().toMillis())
                .setParameter("latest", limit.latestFull(now))
                .uniqueResultOptional();
        if (full.isPresent()) {
            if (limit.usedUp(full.get().at(), now)) {
                // Once for each wait, however many come meanwhile.
                LOG.infof(
                        "Tries used up, the next in %d s: %s",
                        Replies.seconds(limit.wait(full.get().at(), now)), key);
            }
            return Duration.ZERO;
        }
        return database.createNativeQuery("select full_at from try_count where key = :key", FullAt.class)
                .setParameter("key", key)
                .uniqueResultOptional()
                .map(kept -> limit.wait(kept.at(), now))
                .filter(wait -> !wait.isZero())
                // Given back in this very moment.
                .orElse(Duration.ofSeconds(1));
    }

    /** The try was right. */
    void giveBack(Limit limit, String who) {
        database.createNativeQuery("""
                        update try_count set full_at = full_at - :every * interval '1 millisecond' where key = :key
                        returning full_at
                        """, FullAt.class)
                .setParameter("every", limit.every().toMillis())
                .setParameter("key", key(limit, who))
                .getResultList();
    }

    /** All tries are to be had again. */
    void clear(Limit limit, String who) {
        database.createNativeQuery("delete from try_count where key = :key returning full_at", FullAt.class)
                .setParameter("key", key(limit, who))
                .getResultList();
    }

    /** Counts that say nothing any more. */
    @Transactional
    long clean(Instant now) {
        return TryCount.deleteFull(now);
    }

    private static String key(Limit limit, String who) {
        return limit.name() + " " + who;
    }
}
