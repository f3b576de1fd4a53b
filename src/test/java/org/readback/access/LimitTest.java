package org.readback.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LimitTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(9));
    private static final Limit FIVE = new Limit("test", 5, Duration.ofMinutes(1));

    @Test
    void there_are_so_many_tries_at_once_and_no_more() {
        var full = LONG_AGO;
        for (int i = 0; i < 5; i++) {
            assertThat(FIVE.wait(full, NOW)).isZero();
            full = FIVE.fullAfterOneMore(full, NOW);
        }
        assertThat(FIVE.wait(full, NOW)).isEqualTo(Duration.ofMinutes(1));
        assertThat(FIVE.usedUp(full, NOW)).isTrue();
    }

    @Test
    void one_more_comes_after_each_wait() {
        var full = FIVE.latestFull(NOW);
        assertThat(FIVE.wait(full, NOW.plusSeconds(59))).isEqualTo(Duration.ofSeconds(1));
        var later = NOW.plusSeconds(60);
        assertThat(FIVE.wait(full, later)).isZero();
        assertThat(FIVE.wait(FIVE.fullAfterOneMore(full, later), later)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void rest_gives_no_more_than_all_tries() {
        var full = LONG_AGO;
        for (int i = 0; i < 5; i++) {
            full = FIVE.fullAfterOneMore(full, NOW);
        }
        assertThat(full).isEqualTo(FIVE.latestFull(NOW));
    }

    @Test
    void strangers_have_about_a_hundred_tries_in_the_first_hour_and_nobody_waits_for_minutes() {
        var limit = PasswordTries.FROM_STRANGERS;
        assertThat(limit.atOnce() + Duration.ofHours(1).dividedBy(limit.every()))
                .isEqualTo(100);
        assertThat(limit.every()).isLessThanOrEqualTo(Duration.ofMinutes(3));
    }
}
