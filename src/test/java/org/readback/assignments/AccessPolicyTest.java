package org.readback.assignments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.readback.assignments.AccessPolicy.AtWork;
import org.readback.assignments.AccessPolicy.Cause;
import org.readback.assignments.AccessPolicy.Deadline;
import org.readback.assignments.AccessPolicy.Refusal;
import org.readback.assignments.AccessPolicy.Shown;

class AccessPolicyTest {
    private static final Instant NINE = at("09:00:00");
    private static final Instant TEN = at("10:00:00");

    /** Made the one attempt; nobody else is at it. */
    private static final AtWork ALONE = new AtWork(1, false, false);

    private static Instant at(String time) {
        return Instant.parse("2026-11-24T" + time + "Z");
    }

    /** From nine on. @param allowed attempts; null: any number, as a close of null is none */
    private static Rules rules(Instant closes, Integer allowed, FeedbackPolicy feedback) {
        return new Rules(
                NINE,
                Optional.ofNullable(closes),
                Optional.empty(),
                allowed == null ? OptionalInt.empty() : OptionalInt.of(allowed),
                Counting.HIGHEST,
                false,
                false,
                feedback);
    }

    private static AccessPolicy policy(Rules rules) {
        return AccessPolicy.of(rules);
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
        var rules = rules(null, null, FeedbackPolicy.NONE);
        assertThat(policy(rules).refusal(1000, NINE.plus(Duration.ofDays(1000))))
                .isEmpty();
    }

    @Test
    void what_is_withdrawn_is_not_started() {
        assertThat(new AccessPolicy(Rules.plain(NINE), true, List.of(), Extra.NONE).refusal(0, NINE))
                .contains(Refusal.WITHDRAWN);
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
                .isEqualTo(
                        until == null
                                ? Optional.empty()
                                : Optional.of(new Deadline(at(until), cause, Duration.ZERO, Duration.ZERO)));
    }

    private static AccessPolicy granted(Rules rules, Extra extra) {
        return new AccessPolicy(rules, false, List.of(), extra);
    }

    private static AccessPolicy paused(Rules rules, Pause... pauses) {
        return new AccessPolicy(rules, false, List.of(pauses), Extra.NONE);
    }

    private static Pause pause(String from, String to) {
        return new Pause(at(from), Optional.ofNullable(to).map(AccessPolicyTest::at));
    }

    @ParameterizedTest(name = "started {0}, {1} minutes, close {2}, {3} % and {4} minutes more: until {5}")
    @CsvSource({
        "09:00:00, 30, 10:00:00, 100, 0, 09:30:00, TIME_LIMIT, 0",
        "09:00:00, 30, 10:00:00, 125, 0, 09:38:00, TIME_LIMIT, 8",
        "09:00:00, 30, 10:00:00, 150, 5, 09:50:00, TIME_LIMIT, 20",
        "09:00:00, 60, 10:30:00, 200, 0, 11:00:00, TIME_LIMIT, 60",
        // Whoever starts late loses time to the close, but none of what was granted.
        "09:50:00, 30, 10:00:00, 150, 0, 10:15:00, CLOSE, 15",
        // Without a time limit a factor has nothing to multiply; minutes go on top of the close.
        "09:50:00, , 10:00:00, 150, 10, 10:10:00, CLOSE, 10",
        "09:50:00, , , 150, 10, , , ",
    })
    void granted_time_comes_on_top_and_the_close_does_not_cut_it_off(
            String started, Long minutes, String close, int percent, int more, String until, Cause cause, Long extra) {
        var rules = Rules.plain(NINE);
        rules = minutes == null ? rules : rules.within(Duration.ofMinutes(minutes));
        rules = close == null ? rules : rules.closingAt(at(close));
        assertThat(granted(rules, new Extra(percent, more, 0, Optional.empty())).deadline(at(started)))
                .isEqualTo(
                        until == null
                                ? Optional.empty()
                                : Optional.of(
                                        new Deadline(at(until), cause, Duration.ofMinutes(extra), Duration.ZERO)));
    }

    @Test
    void a_later_close_lets_one_student_start_and_answer_later_and_an_earlier_one_changes_nothing() {
        var rules = Rules.plain(NINE).closingAt(TEN).showing(FeedbackPolicy.AFTER_CLOSE);
        var later = granted(rules, new Extra(100, 0, 0, Optional.of(at("12:00:00"))));
        assertThat(later.refusal(0, at("11:59:59"))).isEmpty();
        assertThat(later.refusal(0, at("12:00:00"))).contains(Refusal.CLOSED);
        assertThat(later.deadline(NINE).orElseThrow().at()).isEqualTo(at("12:00:00"));
        assertThat(later.shown(ALONE, at("11:00:00"))).isEqualTo(Shown.SCORE);
        var earlier = granted(rules, new Extra(100, 0, 0, Optional.of(at("09:30:00"))));
        assertThat(earlier.refusal(0, at("09:59:59"))).isEmpty();
        assertThat(earlier.deadline(NINE).orElseThrow().at()).isEqualTo(TEN);
    }

    @Test
    void extra_attempts_come_on_top_of_those_allowed() {
        var policy = granted(Rules.plain(NINE), new Extra(100, 0, 2, Optional.empty()));
        assertThat(policy.refusal(2, NINE)).isEmpty();
        assertThat(policy.refusal(3, NINE)).contains(Refusal.NONE_LEFT);
    }

    @Test
    void nobody_reads_the_key_while_somebody_may_still_answer() {
        var policy = AccessPolicy.of(Rules.plain(NINE).closingAt(TEN).showing(FeedbackPolicy.AFTER_CLOSE));
        assertThat(policy.shown(new AtWork(1, false, true), at("11:00:00"))).isEqualTo(Shown.SCORE);
        assertThat(policy.shown(ALONE, at("11:00:00"))).isEqualTo(Shown.FEEDBACK);
    }

    @ParameterizedTest(name = "paused {0} to {1}: until {2}")
    @CsvSource({
        "09:10:00, 09:20:00, 09:40:00, 10",
        // Only the part that fell into the attempt is given back.
        "08:50:00, 09:05:00, 09:35:00, 5",
        "08:00:00, 09:00:00, 09:30:00, 0",
        "09:30:00, 09:50:00, 09:30:00, 0",
        "09:29:00, 11:00:00, 11:01:00, 91",
    })
    void a_pause_is_given_back(String from, String to, String until, long minutes) {
        var rules = Rules.plain(at("08:00:00")).within(Duration.ofMinutes(30));
        assertThat(paused(rules, pause(from, to)).deadline(NINE))
                .contains(new Deadline(at(until), Cause.TIME_LIMIT, Duration.ZERO, Duration.ofMinutes(minutes)));
    }

    @Test
    void a_second_pause_can_fall_into_time_that_the_first_one_gave_back() {
        var rules = Rules.plain(NINE).closingAt(at("09:30:00"));
        var policy = paused(rules, pause("09:10:00", "09:20:00"), pause("09:35:00", "09:45:00"));
        assertThat(policy.deadline(NINE).orElseThrow().at()).isEqualTo(at("09:50:00"));
    }

    @Test
    void while_a_pause_lasts_there_is_no_deadline_except_one_that_had_passed() {
        var rules = Rules.plain(NINE).within(Duration.ofMinutes(30));
        assertThat(paused(rules, pause("09:10:00", null)).deadline(NINE)).isEmpty();
        assertThat(paused(rules, pause("09:31:00", null))
                        .deadline(NINE)
                        .orElseThrow()
                        .at())
                .isEqualTo(at("09:30:00"));
        assertThat(paused(rules, pause("09:10:00", null)).refusal(0, at("09:15:00")))
                .contains(Refusal.PAUSED);
        assertThat(paused(rules, pause("09:10:00", "09:12:00")).refusal(0, at("09:15:00")))
                .isEmpty();
    }

    @Test
    void reopening_gives_its_time_unless_the_rules_give_more() {
        var rules = Rules.plain(NINE).within(Duration.ofMinutes(30));
        var reopening = new Reopening(at("10:00:00"), at("10:20:00"));
        assertThat(policy(rules).deadline(NINE, Optional.of(reopening)))
                .contains(new Deadline(at("10:20:00"), Cause.REOPENED, Duration.ZERO, Duration.ZERO));
        assertThat(policy(rules.within(Duration.ofHours(3)))
                        .deadline(NINE, Optional.of(reopening))
                        .orElseThrow()
                        .cause())
                .isEqualTo(Cause.TIME_LIMIT);
        // A pause before the reopening was given back to the attempt as it was then, not to what it got anew.
        assertThat(paused(rules, pause("09:10:00", "09:15:00"), pause("10:05:00", "10:15:00"))
                        .deadline(NINE, Optional.of(reopening))
                        .orElseThrow()
                        .at())
                .isEqualTo(at("10:30:00"));
        assertThat(paused(rules, pause("10:05:00", null)).deadline(NINE, Optional.of(reopening)))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}: overdue {1}")
    @CsvSource({"09:59:00, false", "10:00:00, false", "10:00:30, false", "10:00:31, true"})
    void an_answer_on_its_way_counts_until_the_grace_is_over(String now, boolean overdue) {
        assertThat(AccessPolicy.overdue(TEN, at(now))).isEqualTo(overdue);
    }

    @ParameterizedTest(name = "{0} at {1}: {2}")
    @CsvSource({
        "AFTER_LAST, 09:10:00, FEEDBACK",
        "AFTER_LAST, 11:00:00, FEEDBACK",
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
        assertThat(policy(rules).shown(ALONE, at(now))).isEqualTo(shown);
    }

    @ParameterizedTest(name = "{0} of {1} and {2} more made, open {3}, others {4}, at {5}: {6}")
    @CsvSource({
        "1, 2, 0, false, false, 09:10:00, SCORE",
        "2, 2, 0, true,  false, 09:10:00, SCORE",
        "2, 2, 0, false, false, 09:10:00, FEEDBACK",
        // Others may still be at their first: the same as with one attempt and all at once.
        "2, 2, 0, false, true,  09:10:00, FEEDBACK",
        "2, 2, 1, false, false, 09:10:00, SCORE",
        "3, 2, 1, false, false, 09:10:00, FEEDBACK",
        "1, 1, 0, false, false, 09:10:00, FEEDBACK",
        // The only attempt was reopened.
        "1, 1, 0, true,  false, 09:10:00, SCORE",
        "9, ,  0, false, false, 09:10:00, SCORE",
        "9, ,  0, false, false, 10:00:30, SCORE",
        "9, ,  0, false, false, 10:00:31, FEEDBACK",
        "9, ,  0, false, true,  10:00:31, SCORE",
        "1, 2, 0, false, false, 10:00:31, FEEDBACK",
        "1, 2, 0, false, true,  10:00:31, SCORE",
    })
    void the_key_waits_for_the_last_attempt_or_the_close(
            int made, Integer allowed, int more, boolean open, boolean others, String now, Shown shown) {
        var rules = rules(TEN, allowed, FeedbackPolicy.AFTER_LAST);
        var policy = granted(rules, new Extra(100, 0, more, Optional.empty()));
        assertThat(policy.shown(new AtWork(made, open, others), at(now))).isEqualTo(shown);
    }

    @Test
    void the_key_waits_for_no_attempt_that_can_not_be_started_any_more() {
        var rules = Rules.plain(NINE).attempts(2, Counting.HIGHEST);
        var withdrawn = new AccessPolicy(rules, true, List.of(), Extra.NONE);
        assertThat(withdrawn.shown(ALONE, NINE)).isEqualTo(Shown.FEEDBACK);
        assertThat(withdrawn.shown(new AtWork(1, true, false), NINE)).isEqualTo(Shown.SCORE);
        assertThat(policy(rules).shown(ALONE, NINE)).isEqualTo(Shown.SCORE);
    }

    @Test
    void a_last_attempt_or_a_close_must_come_for_what_waits_for_it() {
        assertThatThrownBy(() -> rules(null, null, FeedbackPolicy.AFTER_LAST)).hasMessageContaining("never comes");
    }

    @ParameterizedTest
    @EnumSource(FeedbackPolicy.class)
    void codes_read_back(FeedbackPolicy policy) {
        assertThat(FeedbackPolicy.of(policy.code())).isEqualTo(policy);
    }

    @Test
    void rules_that_contradict_themselves_cannot_be_made() {
        var rules = Rules.plain(TEN);
        assertThatThrownBy(() -> Rules.plain(Instant.MIN)).hasMessageContaining("opens -1000000000");
        assertThatThrownBy(() -> rules.closingAt(Instant.MAX)).hasMessageContaining("closes");
        assertThatThrownBy(() -> new Extra(100, 0, 0, Optional.of(Instant.MAX))).hasMessageContaining("closes");
        assertThatThrownBy(() -> rules.closingAt(TEN)).hasMessageContaining("closes before it opens");
        assertThatThrownBy(() -> rules.within(Duration.ZERO)).hasMessageContaining("time limit");
        assertThatThrownBy(() -> rules.attempts(0, Counting.FIRST)).hasMessageContaining("0 attempts");
        assertThatThrownBy(() -> rules.showing(FeedbackPolicy.AFTER_CLOSE)).hasMessageContaining("never comes");
    }
}
