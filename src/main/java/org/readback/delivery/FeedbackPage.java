package org.readback.delivery;

import org.readback.assignments.AccessPolicy;
import org.readback.reading.MarkedAttempt;

/**
 * A submitted attempt, as much of it as may be seen.
 *
 * @param byServer submitted when time was up
 * @param shown {@code NOTHING}, {@code SCORE} or {@code FEEDBACK}
 * @param laterAt when feedback will be shown, or empty
 * @param afterLast whether it will be shown after the student's last attempt, too
 * @param waiting whether feedback will be shown as soon as others are done, too
 * @param report null unless feedback is shown
 * @param receipt its code as it is printed, or empty
 */
record FeedbackPage(
        long attemptId,
        String title,
        String className,
        long assignment,
        int number,
        String submitted,
        boolean byServer,
        String shown,
        int earned,
        int possible,
        String laterAt,
        boolean afterLast,
        boolean waiting,
        MarkedAttempt report,
        String receipt) {

    public boolean scored() {
        return !shown.equals(AccessPolicy.Shown.NOTHING.name());
    }
}
