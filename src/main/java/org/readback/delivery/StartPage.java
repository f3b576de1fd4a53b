package org.readback.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.readback.assignments.AccessPolicy;
import org.readback.assignments.FeedbackPolicy;
import org.readback.content.Quiz;
import org.readback.kernel.SchoolTime;

/**
 * What a student knows before starting: the rules, the deadline that starting now gives, and earlier attempts. Times are
 * as the student reads them; empty where there is none.
 *
 * @param allowed 0: as many as they like
 * @param extra how many minutes more than the others have
 * @param until when an attempt started now ends, with what sets that
 * @param refusal why none can be started, a code or empty, and the time that belongs to it
 * @param running the attempt to go on with, or 0
 */
record StartPage(
        long assignment,
        String title,
        String summary,
        String language,
        String className,
        String passage,
        int questions,
        int possible,
        String opens,
        String closes,
        long minutes,
        long extra,
        int allowed,
        int made,
        String counting,
        String feedback,
        String until,
        String cause,
        String refusal,
        String refusalTime,
        long running,
        List<Past> attempts) {

    /** @param scored whether the student sees the score */
    record Past(long id, int number, String submitted, boolean scored, int earned, int possible, boolean counts) {}

    /** The last attempt is the only one, or there is none but for the close: said as what it then is. */
    private static FeedbackPolicy feedback(FeedbackPolicy policy, int allowed) {
        if (policy != FeedbackPolicy.AFTER_LAST || allowed > 1) {
            return policy;
        }
        return allowed == 1 ? FeedbackPolicy.AT_ONCE : FeedbackPolicy.AFTER_CLOSE;
    }

    static StartPage of(
            StudentAssignments.StudentAssignment work,
            Quiz quiz,
            SchoolTime times,
            DeadlineText deadlineText,
            Instant now) {
        var rules = work.assignment().rules();
        var deadline = work.policy().deadline(now);
        var refusal = work.refusal(now);
        var counting = work.counting();
        boolean scored = work.policy().scored();
        int allowed = work.policy().attemptsAllowed().orElse(0);
        var closes = work.policy().closesAt().map(times::dayAndTime).orElse("");
        return new StartPage(
                work.assignment().id(),
                work.title(),
                quiz.summary(),
                quiz.language(),
                work.className(),
                quiz.passage().title(),
                work.questions(),
                work.possible(),
                times.dayAndTime(rules.opensAt()),
                closes,
                rules.timeLimit().map(java.time.Duration::toMinutes).orElse(0L),
                work.extra().time(rules.timeLimit()).toMinutes(),
                allowed,
                work.tries().size(),
                rules.counting().code(),
                feedback(rules.feedback(), allowed).code(),
                deadlineText.when(deadline),
                deadlineText.why(deadline),
                refusal.map(Enum::name).orElse(""),
                refusal.filter(code -> code == AccessPolicy.Refusal.NOT_YET).isPresent()
                        ? times.dayAndTime(rules.opensAt())
                        : closes,
                work.running().map(StudentAssignments.StudentAttempt::id).orElse(0L),
                work.submitted().stream()
                        .map(attempt -> new Past(
                                attempt.id(),
                                attempt.number(),
                                attempt.submittedAt().map(times::dayAndTime).orElse(""),
                                scored,
                                attempt.earned(),
                                attempt.possible(),
                                work.submitted().size() > 1 && counting.equals(Optional.of(attempt))))
                        .toList());
    }
}
