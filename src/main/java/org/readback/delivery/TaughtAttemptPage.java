package org.readback.delivery;

import java.util.List;
import org.readback.reading.MarkedAttempt;

/**
 * One student's attempt as the teacher reads it. Times are as read; empty where there is none.
 *
 * @param submittedBy empty for the student
 * @param byServer handed in when time was up
 * @param until when answering ends or ended, with its reason
 * @param minutes what a reopened attempt gets unless the teacher says otherwise
 * @param keysSeen whether the student can see its keys now
 * @param others this student's other attempts at the assignment
 * @param log the latest first
 */
record TaughtAttemptPage(
        long id,
        long person,
        String student,
        int number,
        String title,
        String className,
        long classId,
        long assignment,
        String started,
        String submitted,
        String submittedBy,
        boolean byServer,
        boolean open,
        boolean paused,
        String until,
        String cause,
        int earned,
        int possible,
        int minutes,
        boolean keysSeen,
        List<Other> others,
        List<LogRow> log,
        MarkedAttempt report) {

    record Other(long id, int number, String submitted) {}

    /**
     * @param kind of an event; empty for a save
     * @param question the number of what was saved
     */
    record LogRow(String at, String kind, String by, String reason, int question, boolean emptied, boolean flagged) {}
}
