package org.readback.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PasswordQueueTest {
    private static final Lane STRANGER = new Lane("ada", false, "192.0.2.1");
    private static final Lane OTHER = new Lane("ada", false, "192.0.2.2");
    private static final Lane KNOWN = new Lane("ada", true, "a browser");

    @Inject
    Vertx vertx;

    private final CountDownLatch go = new CountDownLatch(1);
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final List<String> order = new CopyOnWriteArrayList<>();

    @Test
    void some_go_some_wait_and_more_are_sent_away_until_there_is_room() throws Exception {
        var queue = new PasswordQueue(null, 2, 2);
        var four = IntStream.range(0, 4)
                .mapToObj(i -> take(queue, STRANGER, "s" + i))
                .toList();
        await().until(() -> inside.get() == 2);
        assertThat(result(take(queue, STRANGER, "more"))).isEqualTo("busy");
        go.countDown();
        for (var one : four) {
            assertThat(result(one)).isEqualTo("done");
        }
        assertThat(most.get()).isEqualTo(2);
        assertThat(result(take(queue, STRANGER, "later"))).isEqualTo("done");
    }

    @Test
    void who_waits_longest_with_most_is_no_hindrance_to_others() throws Exception {
        var queue = new PasswordQueue(null, 1, 3);
        var first = take(queue, STRANGER, "s0");
        await().until(() -> inside.get() == 1);
        var strangers = Stream.of("s1", "s2", "s3")
                .map(name -> take(queue, STRANGER, name))
                .toList();
        // A browser that knows the account finds a queue of its own, another stranger a place in this one.
        var known = take(queue, KNOWN, "known");
        var other = take(queue, OTHER, "other");
        assertThat(result(strangers.get(2))).isEqualTo("busy");
        go.countDown();
        for (var one : List.of(first, strangers.get(0), strangers.get(1), known, other)) {
            assertThat(result(one)).isEqualTo("done");
        }
        assertThat(order.subList(0, 4)).containsExactlyInAnyOrder("s0", "s1", "known", "other");
        assertThat(order.get(4)).isEqualTo("s2");
    }

    @Test
    void many_browsers_of_one_account_take_one_turn() throws Exception {
        var queue = new PasswordQueue(null, 1, 10);
        var all = new ArrayList<CompletableFuture<String>>();
        all.add(take(queue, STRANGER, "s0"));
        await().until(() -> inside.get() == 1);
        for (int i = 1; i <= 4; i++) {
            all.add(take(queue, new Lane("ada", true, "browser " + i), "ada" + i));
        }
        all.add(take(queue, new Lane("ben", true, "his browser"), "ben"));
        go.countDown();
        for (var one : all) {
            assertThat(result(one)).isEqualTo("done");
        }
        assertThat(order).containsExactly("s0", "ada1", "ben", "ada2", "ada3", "ada4");
    }

    @Test
    void work_that_fails_makes_room_for_the_next() throws Exception {
        var queue = new PasswordQueue(null, 1, 3);
        var failing = queue.<String>take(
                        STRANGER,
                        () -> {
                            throw new IllegalStateException("as planned");
                        },
                        () -> "busy")
                .subscribeAsCompletionStage();
        assertThatThrownBy(() -> result(failing)).hasRootCauseMessage("as planned");
        go.countDown();
        assertThat(result(take(queue, STRANGER, "next"))).isEqualTo("done");
    }

    /** One that ends its turn calls the next: the log must not say that it was the request of the one before. */
    @Test
    void each_works_with_the_id_of_its_own_request_for_the_log() throws Exception {
        var queue = new PasswordQueue(null, 1, 2);
        var first = inRequest("first", () -> idInLog(queue, STRANGER));
        var second = inRequest("second", () -> idInLog(queue, STRANGER));
        var sentAway = inRequest("sent away", () -> idInLog(queue, STRANGER));
        var other = inRequest("other", () -> idInLog(queue, OTHER));
        assertThat(result(sentAway)).isEqualTo("busy: sent away");
        go.countDown();
        assertThat(result(first)).isEqualTo("done: first");
        assertThat(result(second)).isEqualTo("done: second");
        assertThat(result(other)).isEqualTo("done: other");
    }

    private <T> T inRequest(String id, Supplier<T> work) {
        var request = (ContextInternal) VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        var before = request.beginDispatch();
        try {
            MDC.put("request", id);
            return work.get();
        } finally {
            request.endDispatch(before);
        }
    }

    private CompletableFuture<String> idInLog(PasswordQueue queue, Lane lane) {
        return queue.take(
                        lane,
                        () -> {
                            try {
                                go.await();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                            return "done: " + MDC.get("request");
                        },
                        () -> "busy: " + MDC.get("request"))
                .subscribeAsCompletionStage();
    }

    private CompletableFuture<String> take(PasswordQueue queue, Lane lane, String name) {
        return queue.take(
                        lane,
                        () -> {
                            order.add(name);
                            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                            try {
                                go.await();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                            inside.decrementAndGet();
                            return "done";
                        },
                        () -> "busy")
                .subscribeAsCompletionStage();
    }

    private static String result(CompletableFuture<String> future) throws Exception {
        return future.get(10, TimeUnit.SECONDS);
    }
}
