package org.readback.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TurnsTest {
    @Test
    void some_go_some_wait_and_more_are_sent_away_until_there_is_room() throws Exception {
        var turns = new Turns(1, 2);
        var go = new CountDownLatch(1);
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        var three = IntStream.range(0, 3)
                .mapToObj(i -> turn(turns, () -> {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    try {
                        go.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    inside.decrementAndGet();
                }))
                .toList();
        await().until(() -> inside.get() == 1);
        assertThat(turn(turns, () -> {}).get(10, TimeUnit.SECONDS)).isEqualTo("busy");
        go.countDown();
        for (var one : three) {
            assertThat(one.get(10, TimeUnit.SECONDS)).isEqualTo("done");
        }
        assertThat(most.get()).isEqualTo(1);
        assertThat(turn(turns, () -> {}).get(10, TimeUnit.SECONDS)).isEqualTo("done");
    }

    private static CompletableFuture<String> turn(Turns turns, Runnable work) {
        return turns.take(
                        () -> {
                            work.run();
                            return "done";
                        },
                        () -> "busy")
                .subscribeAsCompletionStage();
    }
}
