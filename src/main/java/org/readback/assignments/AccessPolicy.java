package org.readback.assignments;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Who may start, until when they may answer and why, and what they see afterwards: a pure function of the assignment's
 * rules and pauses, what the student gets beyond them, what the student did so far, and now. See docs/adr/0007.
 */
public record AccessPolicy(Rules rules, boolean withdrawn, List<Pause> pauses, Extra extra) {

    /** How long after the deadline an answer that was on its way still counts. */
    public static final Duration GRACE = Duration.ofSeconds(30);

    /** Why an attempt cannot be started. */
    public enum Refusal {
        WITHDRAWN,
        NOT_YET,
        CLOSED,
        PAUSED,
        NONE_LEFT
    }

    /** What sets a deadline. */
    public enum Cause {
        TIME_LIMIT,
        CLOSE,
        REOPENED
    }

    /**
     * When answering ends.
     *
     * @param extra how much of it the student was granted beyond what the others have
     * @param paused how much of it makes up for pauses
     */
    public record Deadline(Instant at, Cause cause, Duration extra, Duration paused) {}

    /** What a student may see of a submitted attempt; each shows what the one before it shows. */
    public enum Shown {
        NOTHING,
        SCORE,
        /** Score, keys, feedback and evidence. */
        FEEDBACK
    }

    /** For those who get nothing beyond the rules. */
    public static AccessPolicy of(Assignment assignment) {
        return of(assignment, Extra.NONE);
    }

    public static AccessPolicy of(Assignment assignment, Extra extra) {
        return new AccessPolicy(assignment.rules(), assignment.withdrawn(), assignment.pauses(), extra);
    }

    /** For rules alone: nothing is withdrawn, paused or granted. */
    public static AccessPolicy of(Rules rules) {
        return new AccessPolicy(rules, false, List.of(), Extra.NONE);
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
        if (noneLeft(made)) {
            return Optional.of(Refusal.NONE_LEFT);
        }
        return paused() ? Optional.of(Refusal.PAUSED) : Optional.empty();
    }

    /** True while the clock of everybody stands still. */
    public boolean paused() {
        return Pause.lasts(pauses);
    }

    /** True while the clock of that attempt stands still: a pause lasts that came before answering ended. */
    boolean paused(Instant startedAt, Optional<Reopening> reopening) {
        return paused() && deadline(startedAt, reopening).isEmpty();
    }

    /** When it closes for this student; empty if never. */
    public Optional<Instant> closesAt() {
        return rules.closesAt()
                .map(close -> extra.closesAt().filter(close::isBefore).orElse(close));
    }

    /** Until when an attempt started at that time may be answered. */
    public Optional<Deadline> deadline(Instant startedAt) {
        return deadline(startedAt, Optional.empty());
    }

    /**
     * Until when an attempt may be answered: the earlier of time limit and close, then the time that the student was granted,
     * which the close does not cut off, then the pauses; or what reopening gave, if that is later.
     *
     * @return empty if answering never ends, or while a pause lasts that came before the end
     */
    public Optional<Deadline> deadline(Instant startedAt, Optional<Reopening> reopening) {
        var ruled = ruled(startedAt);
        if (ruled.isEmpty()) {
            return Optional.empty();
        }
        var end = shifted(ruled.get(), startedAt);
        if (reopening.isEmpty() || end.isEmpty()) {
            return end;
        }
        var given = new Deadline(reopening.get().until(), Cause.REOPENED, Duration.ZERO, Duration.ZERO);
        return shifted(given, reopening.get().at())
                .map(reopened -> reopened.at().isAfter(end.get().at()) ? reopened : end.get());
    }

    /** Before pauses. */
    private Optional<Deadline> ruled(Instant startedAt) {
        var more = extra.time(rules.timeLimit());
        var limit = rules.timeLimit().map(startedAt::plus);
        var close = closesAt();
        boolean byLimit = limit.isPresent()
                && close.filter(at -> !limit.get().isBefore(at)).isEmpty();
        return (byLimit ? limit : close)
                .map(at -> new Deadline(at.plus(more), byLimit ? Cause.TIME_LIMIT : Cause.CLOSE, more, Duration.ZERO));
    }

    /** Later by the pauses between that time and the end; empty while one of them lasts. */
    private Optional<Deadline> shifted(Deadline deadline, Instant from) {
        var at = deadline.at();
        for (var pause : pauses) {
            if (pause.to().filter(to -> !to.isAfter(from)).isPresent()) {
                continue;
            }
            if (!pause.from().isBefore(at)) {
                break;
            }
            if (pause.to().isEmpty()) {
                return Optional.empty();
            }
            var begin = pause.from().isBefore(from) ? from : pause.from();
            at = at.plus(Duration.between(begin, pause.to().get()));
        }
        return Optional.of(new Deadline(at, deadline.cause(), deadline.extra(), Duration.between(deadline.at(), at)));
    }

    /** True once this student can start nothing any more because of the time. */
    public boolean closed(Instant now) {
        return closesAt().filter(at -> !now.isBefore(at)).isPresent();
    }

    /**
     * What bears on the keys beside the rules.
     *
     * @param made attempts that the student has started, removed ones left out
     * @param open whether one of them is not submitted
     * @param othersAtWork whether somebody may still answer after the close: extra time, a later close, a pause. Nobody
     *     must be able to answer what others already read the key of.
     */
    public record AtWork(int made, boolean open, boolean othersAtWork) {}

    /** What a student may see now of an attempt that is submitted. */
    public Shown shown(AtWork work, Instant now) {
        boolean over = !work.othersAtWork()
                && closesAt().filter(at -> overdue(at, now)).isPresent();
        return switch (rules.feedback()) {
            case AFTER_LAST -> over || (!work.open() && noneLeft(work.made())) ? Shown.FEEDBACK : Shown.SCORE;
            case AT_ONCE -> Shown.FEEDBACK;
            case AFTER_CLOSE -> over ? Shown.FEEDBACK : Shown.SCORE;
            case SCORE_ONLY -> Shown.SCORE;
            case NONE -> Shown.NOTHING;
        };
    }

    /** Whether a student sees the score of what is submitted: that does not wait for anything. */
    public boolean scored() {
        return rules.feedback() != FeedbackPolicy.NONE;
    }

    /** How many attempts the student may make; empty: as many as they like. */
    public OptionalInt attemptsAllowed() {
        var allowed = rules.attemptsAllowed();
        return allowed.isEmpty() ? allowed : OptionalInt.of(allowed.getAsInt() + extra.attempts());
    }

    /** Whether that was the last attempt: what is withdrawn is never started again. */
    private boolean noneLeft(int made) {
        return withdrawn || made >= attemptsAllowed().orElse(Integer.MAX_VALUE);
    }

    /** True when even the grace after that deadline has passed. */
    public static boolean overdue(Instant deadline, Instant now) {
        return now.isAfter(deadline.plus(GRACE));
    }
}
