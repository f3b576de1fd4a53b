package org.readback.delivery;

/**
 * A submitted attempt, as much of it as may be seen.
 *
 * @param byServer submitted when time was up
 * @param shown {@code NOTHING}, {@code SCORE} or {@code FEEDBACK}
 * @param laterAt when feedback will be shown, or empty
 * @param report null unless feedback is shown
 * @param receipt its code as it is printed, or empty
 * @param student whose attempt it is; empty when they are the reader
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
        AttemptReport report,
        String student,
        String receipt) {

    public boolean scored() {
        return !shown.equals(AccessPolicy.Shown.NOTHING.name());
    }

    public boolean own() {
        return student.isEmpty();
    }
}
