package org.readback.live;

import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.hibernate.SessionFactory;
import org.jboss.logging.Logger;
import org.readback.assignments.AssignmentChange;
import org.readback.assignments.AssignmentChange.Kind;

/**
 * Tells all nodes which assignments something happened in, by PostgreSQL's NOTIFY. Not within the transaction of a save:
 * commits that notify wait for each other. What was committed within a quarter of a second is told together. See
 * docs/adr/0008.
 */
@Singleton
class ChangeNotices {
    private static final Logger LOG = Logger.getLogger(ChangeNotices.class);

    static final String CHANNEL = "readback";

    private static final long PATIENCE = 250;
    /** A notification takes 8000 bytes. */
    private static final int MOST_AT_ONCE = 300;

    private final SessionFactory sessions;
    private final Vertx vertx;
    private final ConcurrentMap<Long, Kind> pending = new ConcurrentHashMap<>();
    private final AtomicBoolean armed = new AtomicBoolean();

    ChangeNotices(SessionFactory sessions, Vertx vertx) {
        this.sessions = sessions;
        this.vertx = vertx;
    }

    /** Within a transaction it comes here once that has committed. */
    void note(@Observes(during = TransactionPhase.AFTER_SUCCESS) AssignmentChange change) {
        pending.merge(change.assignmentId(), change.kind(), Kind::and);
        if (armed.compareAndSet(false, true)) {
            vertx.setTimer(
                    PATIENCE,
                    timer -> vertx.executeBlocking(
                            () -> {
                                tell();
                                return null;
                            },
                            false));
        }
    }

    private static String code(Kind kind) {
        return kind == Kind.RULES ? "r" : "p";
    }

    /** What a notification says, by assignment. */
    static Map<Long, Kind> read(String payload) {
        var read = new HashMap<Long, Kind>();
        for (var word : payload.split(" ")) {
            if (word.matches("[rp][0-9]{1,18}")) {
                read.merge(
                        Long.parseLong(word.substring(1)),
                        word.charAt(0) == 'r' ? Kind.RULES : Kind.PROGRESS,
                        Kind::and);
            }
        }
        return read;
    }

    /** Whoever misses it sees it at the next look that live pages take anyway. */
    private void tell() {
        armed.set(false);
        try {
            var payload = pending.keySet().stream()
                    .limit(MOST_AT_ONCE)
                    .map(id -> {
                        var kind = pending.remove(id);
                        return kind == null ? "" : code(kind) + Long.toString(id);
                    })
                    .collect(Collectors.joining(" "));
            sessions.inStatelessSession(session -> session.createNativeQuery(
                            "select cast(pg_notify(:channel, :payload) as text) as told", Tuple.class)
                    .setParameter("channel", CHANNEL)
                    .setParameter("payload", payload)
                    .getResultList());
        } catch (RuntimeException e) {
            LOG.warnf("Live pages were not told of a change: %s", e.getMessage());
        }
    }
}
