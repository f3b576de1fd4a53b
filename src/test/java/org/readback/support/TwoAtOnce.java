package org.readback.support;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.hibernate.Session;

/** Two transactions at the same moment, of which the second waits for a lock of the first. */
@Singleton
public class TwoAtOnce {
    private final Session database;

    TwoAtOnce(Session database) {
        this.database = database;
    }

    /**
     * Does the first in a transaction; before that commits, the second is under way and waits for it, or is done.
     *
     * @return what came of the second
     */
    public <T> T during(Runnable first, Callable<T> second) throws Exception {
        var threads = Executors.newSingleThreadExecutor();
        try {
            return QuarkusTransaction.requiringNew()
                    .call(() -> {
                        first.run();
                        var running = threads.submit(second);
                        while (!running.isDone() && !somebodyWaitsForThisTransaction()) {
                            Thread.onSpinWait();
                        }
                        return running;
                    })
                    .get();
        } finally {
            threads.shutdownNow();
        }
    }

    private boolean somebodyWaitsForThisTransaction() {
        return database.createNativeQuery("""
                        select exists (select from pg_stat_activity where pg_backend_pid() = any (pg_blocking_pids(pid)))
                        """, Boolean.class).getSingleResult();
    }
}
