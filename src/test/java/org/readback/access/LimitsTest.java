package org.readback.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.Arc;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.readback.support.LogLines;

@QuarkusTest
class LimitsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00.123456789Z");
    private static final Limit THREE = new Limit("test", 3, Duration.ofMinutes(1));
    private static int number;

    @Inject
    Limits limits;

    private String who;

    @BeforeEach
    void somebody() {
        who = "somebody " + ++number;
    }

    private Duration take(Instant now) {
        return limits.take(THREE, who, now);
    }

    /** On a thread that serves no request. */
    private static <T> T asRequest(Supplier<T> work) {
        var request = Arc.container().requestContext();
        request.activate();
        try {
            return work.get();
        } finally {
            request.terminate();
        }
    }

    private void takeAll() {
        for (int i = 0; i < 3; i++) {
            assertThat(take(NOW)).isZero();
        }
    }

    @Test
    void tries_are_used_up_and_come_back_one_by_one() {
        takeAll();
        assertThat(take(NOW)).isEqualTo(Duration.ofMinutes(1));
        assertThat(take(NOW.plusSeconds(59))).isEqualTo(Duration.ofSeconds(1));
        assertThat(take(NOW.plusSeconds(60))).isZero();
        assertThat(take(NOW.plusSeconds(60))).isEqualTo(Duration.ofMinutes(1));
        assertThat(take(NOW.plusSeconds(120))).isZero();
    }

    @Test
    void after_a_long_rest_there_are_all_and_no_more() {
        takeAll();
        var later = NOW.plus(Duration.ofDays(1));
        for (int i = 0; i < 3; i++) {
            assertThat(take(later)).isZero();
        }
        assertThat(take(later)).isPositive();
    }

    @Test
    void a_hundred_at_the_same_moment_are_a_hundred() throws Exception {
        var gate = new CyclicBarrier(10);
        var threads = Executors.newFixedThreadPool(10);
        try {
            var waits = IntStream.range(0, 100)
                    .mapToObj(i -> threads.submit(() -> {
                        gate.await();
                        return asRequest(() -> take(NOW));
                    }))
                    .toList();
            int let = 0;
            for (var wait : waits) {
                let += wait.get().isZero() ? 1 : 0;
            }
            assertThat(let).isEqualTo(3);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void what_is_given_back_is_one_try_and_what_is_cleared_is_all() {
        takeAll();
        limits.giveBack(THREE, who);
        assertThat(take(NOW)).isZero();
        assertThat(take(NOW)).isPositive();
        limits.clear(THREE, who);
        takeAll();
        assertThat(take(NOW)).isPositive();
    }

    @Test
    void to_give_back_what_has_come_back_already_gives_no_credit() {
        assertThat(take(NOW)).isZero();
        for (int i = 0; i < 9; i++) {
            limits.giveBack(THREE, who);
        }
        takeAll();
        assertThat(take(NOW)).isPositive();
    }

    @Test
    void others_and_other_limits_are_counted_by_themselves() {
        takeAll();
        assertThat(limits.take(THREE, who + "else", NOW)).isZero();
        assertThat(limits.take(new Limit("other", 1, Duration.ofMinutes(1)), who, NOW))
                .isZero();
    }

    @Test
    void a_count_is_cleaned_once_it_says_nothing() {
        takeAll();
        limits.clean(NOW.plusSeconds(179));
        assertThat(take(NOW)).isPositive();
        assertThat(limits.clean(NOW.plusSeconds(181))).isPositive();
        takeAll();
    }

    @Test
    void the_log_says_once_for_each_wait_that_tries_are_used_up() {
        try (var lines = LogLines.of(Limits.class)) {
            takeAll();
            take(NOW);
            take(NOW);
            take(NOW.plusSeconds(60));
            take(NOW.plusSeconds(61));
            assertThat(lines.all())
                    .containsExactly(
                            "Tries used up, the next in 60 s: test " + who,
                            "Tries used up, the next in 60 s: test " + who);
        }
    }
}
