package org.readback.assignments;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.readback.kernel.SchoolTime;

/**
 * How an assignment is taken: what a teacher sets.
 *
 * @param closesAt after {@code opensAt}; empty: it stays open
 * @param timeLimit whole minutes, 1 to 1440; empty: as long as it is open
 * @param attemptsAllowed 1 to 100; empty: as many as they like
 * @param shuffleOptions whether options stand in another order for each attempt
 */
public record Rules(
        Instant opensAt,
        Optional<Instant> closesAt,
        Optional<Duration> timeLimit,
        OptionalInt attemptsAllowed,
        Counting counting,
        boolean shuffleQuestions,
        boolean shuffleOptions,
        FeedbackPolicy feedback) {

    public static final int LONGEST_LIMIT_MINUTES = 1440;
    public static final int MOST_ATTEMPTS = 100;

    /** The same bounds as the constraints of the table: forms say it kindly before this says it bluntly. */
    public Rules {
        if (!SchoolTime.storable(opensAt) || !closesAt.map(SchoolTime::storable).orElse(true)) {
            throw new IllegalArgumentException("opens " + opensAt + ", closes " + closesAt);
        }
        if (closesAt.isPresent() && !closesAt.get().isAfter(opensAt)) {
            throw new IllegalArgumentException("closes before it opens");
        }
        if (timeLimit.isPresent() && !within(timeLimit.get().toMinutes(), LONGEST_LIMIT_MINUTES)) {
            throw new IllegalArgumentException("a time limit of " + timeLimit.get());
        }
        if (attemptsAllowed.isPresent() && !within(attemptsAllowed.getAsInt(), MOST_ATTEMPTS)) {
            throw new IllegalArgumentException(attemptsAllowed.getAsInt() + " attempts allowed");
        }
        if (feedback == FeedbackPolicy.AFTER_CLOSE && closesAt.isEmpty()) {
            throw new IllegalArgumentException("feedback after a close that never comes");
        }
        if (feedback == FeedbackPolicy.AFTER_LAST && closesAt.isEmpty() && attemptsAllowed.isEmpty()) {
            throw new IllegalArgumentException("feedback after a last attempt that never comes");
        }
    }

    /** Open from now on, one attempt, no limits, file order, feedback after the last attempt. */
    public static Rules plain(Instant opensAt) {
        return new Rules(
                opensAt,
                Optional.empty(),
                Optional.empty(),
                OptionalInt.of(1),
                Counting.HIGHEST,
                false,
                false,
                FeedbackPolicy.AFTER_LAST);
    }

    public Rules closingAt(Instant close) {
        return new Rules(
                opensAt,
                Optional.of(close),
                timeLimit,
                attemptsAllowed,
                counting,
                shuffleQuestions,
                shuffleOptions,
                feedback);
    }

    public Rules within(Duration limit) {
        return new Rules(
                opensAt,
                closesAt,
                Optional.of(limit),
                attemptsAllowed,
                counting,
                shuffleQuestions,
                shuffleOptions,
                feedback);
    }

    public Rules attempts(int allowed, Counting which) {
        return new Rules(
                opensAt,
                closesAt,
                timeLimit,
                OptionalInt.of(allowed),
                which,
                shuffleQuestions,
                shuffleOptions,
                feedback);
    }

    public Rules shuffled(boolean questions, boolean options) {
        return new Rules(opensAt, closesAt, timeLimit, attemptsAllowed, counting, questions, options, feedback);
    }

    public Rules showing(FeedbackPolicy policy) {
        return new Rules(
                opensAt, closesAt, timeLimit, attemptsAllowed, counting, shuffleQuestions, shuffleOptions, policy);
    }

    /** Whether students read every key while they have attempts left. */
    boolean showsKeysBetweenAttempts() {
        return feedback == FeedbackPolicy.AT_ONCE && attemptsAllowed.orElse(MOST_ATTEMPTS) > 1;
    }

    /** Whether students may read keys before the close: what they are given afterwards, they can answer from them. */
    boolean showsKeysBeforeClose() {
        return feedback == FeedbackPolicy.AT_ONCE || feedback == FeedbackPolicy.AFTER_LAST;
    }

    private static boolean within(long value, int most) {
        return value >= 1 && value <= most;
    }
}
