package org.readback.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Who may start, until when they may answer and why, and what they see afterwards: a pure function of the assignment's
 * rules, what the student did so far, and now. Accommodations of one student will be a second component.
 */
public record AccessPolicy(Rules rules, boolean withdrawn) {

    /** How long after the deadline an answer that was on its way still counts. */
    public static final Duration GRACE = Duration.ofSeconds(30);

    /** Why an attempt cannot be started. */
    public enum Refusal {
        WITHDRAWN,
        NOT_YET,
        CLOSED,
        NONE_LEFT
    }

    /** What sets a deadline. */
    public enum Cause {
        TIME_LIMIT,
        CLOSE
    }

    public record Deadline(Instant at, Cause cause) {}

    /** What a student may see of a submitted attempt; each shows what the one before it shows. */
    public enum Shown {
        NOTHING,
        SCORE,
        /** Score, keys, feedback and evidence. */
        FEEDBACK
    }

    public static AccessPolicy of(Assignment assignment) {
        return new AccessPolicy(assignment.rules(), assignment.withdrawn());
    }

    /**
     * Why no attempt may be started now; empty if one may.
     *
     * @param made attempts started so far, removed ones left out
     */
    public Optional<Refusal> refusal(int made, Instant now) {
        if (withdrawn) {
            return Optional.of(Refusal.WITHDRAWN);
        }
        if (now.isBefore(rules.opensAt())) {
            return Optional.of(Refusal.NOT_YET);
        }
        if (closed(now)) {
            return Optional.of(Refusal.CLOSED);
        }
        if (rules.attemptsAllowed().isPresent()
                && made >= rules.attemptsAllowed().getAsInt()) {
            return Optional.of(Refusal.NONE_LEFT);
        }
        return Optional.empty();
    }

    /** Until when an attempt started at that time may be answered: the earlier of time limit and close. */
    public Optional<Deadline> deadline(Instant startedAt) {
        var limit = rules.timeLimit().map(allowed -> new Deadline(startedAt.plus(allowed), Cause.TIME_LIMIT));
        var close = rules.closesAt().map(at -> new Deadline(at, Cause.CLOSE));
        if (limit.isEmpty() || close.isEmpty()) {
            return limit.or(() -> close);
        }
        return limit.get().at().isBefore(close.get().at()) ? limit : close;
    }

    /** True once nothing can be started any more because of the time. */
    public boolean closed(Instant now) {
        return rules.closesAt().filter(at -> !now.isBefore(at)).isPresent();
    }

    /** What a student may see now of an attempt that is submitted. */
    public Shown shown(Instant now) {
        return switch (rules.feedback()) {
            case AT_ONCE -> Shown.FEEDBACK;
            // With the grace, so that nobody can still answer what others already read the key of.
            case AFTER_CLOSE ->
                rules.closesAt().filter(at -> overdue(at, now)).isPresent() ? Shown.FEEDBACK : Shown.SCORE;
            case SCORE_ONLY -> Shown.SCORE;
            case NONE -> Shown.NOTHING;
        };
    }

    /** True when even the grace after that deadline has passed. */
    public static boolean overdue(Instant deadline, Instant now) {
        return now.isAfter(deadline.plus(GRACE));
    }
}
