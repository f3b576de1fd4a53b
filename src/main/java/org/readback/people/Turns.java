package org.readback.people;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.eclipse.microprofile.context.ManagedExecutor;

/**
 * Lets so many check a password at a time and so many wait for it, without a thread of their own; more are sent away for a
 * moment. A class that signs in at once must not take the processors from those who are answering already, nor the threads.
 */
@Singleton
public class Turns {
    /** When to come back. */
    public static final Duration A_MOMENT = Duration.ofSeconds(5);

    private final ManagedExecutor executor;

    @Inject
    Turns() {
        this(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), 100);
    }

    Turns(int atATime, int mostWaiting) {
        executor = ManagedExecutor.builder()
                .maxAsync(atATime)
                .maxQueued(mostWaiting)
                .build();
    }

    /** @param busy the answer where too many are waiting already */
    public <T> Uni<T> take(Supplier<T> work, Supplier<T> busy) {
        return Uni.createFrom()
                .item(work)
                .runSubscriptionOn(executor)
                .onFailure(RejectedExecutionException.class)
                .recoverWithUni(
                        () -> Uni.createFrom().item(busy).runSubscriptionOn(Infrastructure.getDefaultWorkerPool()));
    }
}
