package org.readback.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.readback.delivery.AccessPolicy.Cause;
import org.readback.delivery.AccessPolicy.Deadline;
import org.readback.delivery.AccessPolicy.Refusal;
import org.readback.delivery.AccessPolicy.Shown;

class AccessPolicyTest {
    private static final Instant NINE = at("09:00:00");
    private static final Instant TEN = at("10:00:00");

    private static Instant at(String time) {
        return Instant.parse("2026-11-24T" + time + "Z");
    }

    private static AccessPolicy policy(Rules rules) {
        return new AccessPolicy(rules, false);
    }

    @ParameterizedTest(name = "at {0} after {1} attempts: {2}")
    @CsvSource({
        "08:59:59, 0, NOT_YET",
        "09:00:00, 0, ",
        "09:30:00, 1, ",
        "09:30:00, 2, NONE_LEFT",
        "09:59:59, 0, ",
        "10:00:00, 0, CLOSED",
        "10:00:00, 2, CLOSED",
        "08:00:00, 2, NOT_YET",
    })
    void an_attempt_starts_within_the_window_while_attempts_are_left(String now, int made, Refusal refusal) {
        var rules = Rules.plain(NINE).closingAt(TEN).attempts(2, Counting.LAST);
        assertThat(policy(rules).refusal(made, at(now))).isEqualTo(Optional.ofNullable(refusal));
    }

    @Test
    void without_a_close_and_a_number_it_can_always_be_started_again() {
        var rules = new Rules(
                NINE,
                Optional.empty(),
                Optional.empty(),
                java.util.OptionalInt.empty(),
                Counting.HIGHEST,
                false,
                false,
                FeedbackPolicy.NONE);
        assertThat(policy(rules).refusal(1000, NINE.plus(Duration.ofDays(1000))))
                .isEmpty();
    }

    @Test
    void what_is_withdrawn_is_not_started() {
        assertThat(new AccessPolicy(Rules.plain(NINE), true).refusal(0, NINE)).contains(Refusal.WITHDRAWN);
    }

    @ParameterizedTest(name = "started {0}, {1} minutes, close {2}: until {3} by {4}")
    @CsvSource({
        "09:00:00, 30, 10:00:00, 09:30:00, TIME_LIMIT",
        "09:30:00, 30, 10:00:00, 10:00:00, CLOSE",
        "09:45:00, 30, 10:00:00, 10:00:00, CLOSE",
        "09:45:00, 30, , 10:15:00, TIME_LIMIT",
        "09:45:00, , 10:00:00, 10:00:00, CLOSE",
        "09:45:00, , , , ",
    })
    void the_deadline_is_the_earlier_of_time_limit_and_close(
            String started, Long minutes, String close, String until, Cause cause) {
        var rules = Rules.plain(NINE);
        rules = minutes == null ? rules : rules.within(Duration.ofMinutes(minutes));
        rules = close == null ? rules : rules.closingAt(at(close));
        assertThat(policy(rules).deadline(at(started)))
                .isEqualTo(until == null ? Optional.empty() : Optional.of(new Deadline(at(until), cause)));
    }

    @ParameterizedTest(name = "{0}: overdue {1}")
    @CsvSource({"09:59:00, false", "10:00:00, false", "10:00:30, false", "10:00:31, true"})
    void an_answer_on_its_way_counts_until_the_grace_is_over(String now, boolean overdue) {
        assertThat(AccessPolicy.overdue(TEN, at(now))).isEqualTo(overdue);
    }

    @ParameterizedTest(name = "{0} at {1}: {2}")
    @CsvSource({
        "AT_ONCE, 09:10:00, FEEDBACK",
        "AT_ONCE, 11:00:00, FEEDBACK",
        "AFTER_CLOSE, 09:59:59, SCORE",
        "AFTER_CLOSE, 10:00:30, SCORE",
        "AFTER_CLOSE, 10:00:31, FEEDBACK",
        "SCORE_ONLY, 09:10:00, SCORE",
        "SCORE_ONLY, 11:00:00, SCORE",
        "NONE, 09:10:00, NOTHING",
        "NONE, 11:00:00, NOTHING",
    })
    void feedback_is_shown_when_the_policy_says(FeedbackPolicy feedback, String now, Shown shown) {
        var rules = Rules.plain(NINE).closingAt(TEN).showing(feedback);
        assertThat(policy(rules).shown(at(now))).isEqualTo(shown);
    }

    @ParameterizedTest
    @EnumSource(FeedbackPolicy.class)
    void codes_read_back(FeedbackPolicy policy) {
        assertThat(FeedbackPolicy.of(policy.code())).isEqualTo(policy);
    }

    @Test
    void rules_that_contradict_themselves_cannot_be_made() {
        var rules = Rules.plain(TEN);
        assertThatThrownBy(() -> rules.closingAt(TEN)).hasMessageContaining("closes before it opens");
        assertThatThrownBy(() -> rules.within(Duration.ZERO)).hasMessageContaining("time limit");
        assertThatThrownBy(() -> rules.attempts(0, Counting.FIRST)).hasMessageContaining("0 attempts");
        assertThatThrownBy(() -> rules.showing(FeedbackPolicy.AFTER_CLOSE)).hasMessageContaining("never comes");
    }
}
