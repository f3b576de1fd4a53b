package org.readback.access;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.impl.ContextInternal;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.eclipse.microprofile.context.ThreadContext;

/**
 * Lets so many check a password at a time and so many wait for it, without a thread of their own; more are sent away for a
 * moment. A class that signs in at once must not take the processors from those who are answering already, nor the threads.
 *
 * <p>Browsers that know the account and strangers wait in queues of their own and are served in turn; in each, one sender
 * cannot keep the others out.
 */
@Singleton
public class PasswordQueue {
    /** When to come back. */
    public static final Duration A_MOMENT = Duration.ofSeconds(5);
    /** Some seconds' work. What waits holds its request's form in memory. */
    private static final int MOST_WAITING = 200;

    /** @param request the request that waits, or null outside of one */
    private record Waiting(ContextInternal request, Runnable work, Runnable busy) {}

    private final Sender sender;
    private final int atATime;
    private final FairQueue<Waiting> known;
    private final FairQueue<Waiting> strangers;
    private final ThreadContext context = ThreadContext.builder().build();
    private final Executor workers = Infrastructure.getDefaultWorkerPool();
    private boolean strangersNext;
    private int atWork;

    @Inject
    PasswordQueue(Sender sender) {
        this(sender, Math.max(1, Runtime.getRuntime().availableProcessors() / 2), MOST_WAITING);
    }

    PasswordQueue(Sender sender, int atATime, int mostWaiting) {
        this.sender = sender;
        this.atATime = atATime;
        this.known = new FairQueue<>(mostWaiting);
        this.strangers = new FairQueue<>(mostWaiting);
    }

    /**
     * @param signInName whose password it is about, as it was typed; null if nothing was
     * @param busy the answer where too many are waiting already
     */
    public <T> Uni<T> take(String signInName, Supplier<T> work, Supplier<T> busy) {
        return take(sender.lane(SignIn.tidy(signInName)), work, busy);
    }

    <T> Uni<T> take(Lane lane, Supplier<T> work, Supplier<T> busy) {
        return Uni.createFrom()
                .emitter(emitter -> enter(
                        lane,
                        new Waiting(ContextInternal.current(), inContext(work, emitter), inContext(busy, emitter))));
    }

    /** Runs it as the request that it belongs to, whoever's turn comes to an end before. */
    private <T> Runnable inContext(Supplier<T> work, UniEmitter<? super T> emitter) {
        return context.contextualRunnable(() -> {
            try {
                emitter.complete(work.get());
            } catch (Throwable e) {
                emitter.fail(e);
            }
        });
    }

    private void enter(Lane lane, Waiting waiting) {
        Optional<Waiting> leaves;
        synchronized (this) {
            leaves = (lane.known() ? known : strangers).add(lane.sender(), waiting);
        }
        leaves.ifPresent(sentAway -> execute(sentAway.request(), sentAway.busy()));
        begin();
    }

    private void begin() {
        Optional<Waiting> next;
        synchronized (this) {
            next = atATime > atWork ? next() : Optional.empty();
            if (next.isPresent()) {
                atWork++;
            }
        }
        next.ifPresent(waiting -> execute(waiting.request(), () -> {
            try {
                waiting.work().run();
            } finally {
                synchronized (this) {
                    atWork--;
                }
                begin();
            }
        }));
    }

    /** Workers write the id of the request from which they are called into the log: that must be the one that waited. */
    private void execute(ContextInternal request, Runnable work) {
        if (request == null) {
            workers.execute(work);
            return;
        }
        var caller = request.beginDispatch();
        try {
            workers.execute(work);
        } finally {
            request.endDispatch(caller);
        }
    }

    private Optional<Waiting> next() {
        strangersNext = !strangersNext;
        return strangersNext ? strangers.next().or(known::next) : known.next().or(strangers::next);
    }
}
