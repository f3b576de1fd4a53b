package org.readback.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.ws.rs.ServiceUnavailableException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TurnsTest {
    @Test
    void some_go_some_wait_and_more_are_sent_away_until_there_is_room() throws Exception {
        var turns = new Turns(1, 2);
        var go = new CountDownLatch(1);
        var inside = new AtomicInteger();
        var three = IntStream.range(0, 3)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> turns.take(() -> {
                    assertThat(inside.incrementAndGet()).isEqualTo(1);
                    try {
                        go.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    inside.decrementAndGet();
                    return true;
                })))
                .toList();
        await().until(() -> turns.waiting() == 2);
        assertThatThrownBy(() -> turns.take(() -> true)).isInstanceOf(ServiceUnavailableException.class);
        go.countDown();
        for (var one : three) {
            assertThat(one.get()).isTrue();
        }
        assertThat(turns.take(() -> true)).isTrue();
    }
}
