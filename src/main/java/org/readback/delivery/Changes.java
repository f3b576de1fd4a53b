package org.readback.delivery;

import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.readback.kernel.Sql;

/**
 * Tells all nodes which assignments something happened in, by PostgreSQL's NOTIFY. Not within the transaction of a save:
 * commits that notify wait for each other. What was committed within a quarter of a second is told together. See
 * docs/adr/0008.
 */
@Singleton
class Changes {
    private static final Logger LOG = Logger.getLogger(Changes.class);

    static final String CHANNEL = "readback";

    private static final long PATIENCE = 250;
    /** A notification takes 8000 bytes. */
    private static final int MOST_AT_ONCE = 300;

    enum Kind {
        /** Somebody started, answered or submitted. */
        PROGRESS,
        /** Deadlines, a pause or the state of attempts changed otherwise: open pages must hear of it. */
        RULES;

        Kind and(Kind other) {
            return this == RULES ? this : other;
        }

        char code() {
            return this == RULES ? 'r' : 'p';
        }

        static Kind of(char code) {
            return code == 'r' ? RULES : PROGRESS;
        }
    }

    private final Sql sql;
    private final TransactionSynchronizationRegistry transactions;
    private final Vertx vertx;
    private final ConcurrentMap<Long, Kind> pending = new ConcurrentHashMap<>();
    private final AtomicBoolean armed = new AtomicBoolean();

    Changes(Sql sql, TransactionSynchronizationRegistry transactions, Vertx vertx) {
        this.sql = sql;
        this.transactions = transactions;
        this.vertx = vertx;
    }

    /** Within a transaction it is told once that has committed. */
    void in(long assignmentId, Kind kind) {
        if (transactions.getTransactionStatus() == Status.STATUS_NO_TRANSACTION) {
            add(assignmentId, kind);
            return;
        }
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    add(assignmentId, kind);
                }
            }
        });
    }

    private void add(long assignmentId, Kind kind) {
        pending.merge(assignmentId, kind, Kind::and);
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

    /** Whoever misses it sees it at the next look that live pages take anyway. */
    private void tell() {
        armed.set(false);
        try {
            var payload = pending.keySet().stream()
                    .limit(MOST_AT_ONCE)
                    .map(id -> {
                        var kind = pending.remove(id);
                        return kind == null ? "" : kind.code() + Long.toString(id);
                    })
                    .collect(Collectors.joining(" "));
            sql.list("select pg_notify(?, ?)", row -> row.getObject(1), CHANNEL, payload);
        } catch (RuntimeException e) {
            LOG.warnf("Live pages were not told of a change: %s", e.getMessage());
        }
    }
}
