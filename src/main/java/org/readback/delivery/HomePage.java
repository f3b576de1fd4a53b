package org.readback.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.readback.assignments.AccessPolicy;
import org.readback.assignments.Rules;
import org.readback.kernel.SchoolTime;

/**
 * A student's home. Times are as the student reads them; empty where there is none.
 *
 * @param inClass whether the student attends any class
 */
record HomePage(boolean inClass, List<Due> due, List<Upcoming> upcoming, List<Done> done) {

    /**
     * Something to do now.
     *
     * @param running the attempt to go on with, 0 if it is to be started
     * @param until when the running attempt ends, with what sets that
     * @param paused the running attempt's clock stands still
     * @param timeUp the running attempt's time is over and the server is about to submit it
     */
    record Due(
            long assignment,
            String title,
            String className,
            int questions,
            long minutes,
            String closes,
            long running,
            String until,
            String cause,
            boolean paused,
            boolean timeUp) {}

    record Upcoming(
            long assignment,
            String title,
            String className,
            int questions,
            long minutes,
            String opens,
            String closes) {}

    /**
     * Something submitted or missed.
     *
     * @param attempt the one that counts, 0 if none was made
     * @param scored whether the student sees the score
     * @param again whether another attempt may be started
     */
    record Done(
            long assignment,
            String title,
            String className,
            long attempt,
            int attempts,
            String submitted,
            boolean scored,
            int earned,
            int possible,
            String closes,
            boolean again) {}

    static HomePage of(
            List<StudentAssignments.StudentAssignment> all,
            boolean inClass,
            SchoolTime times,
            DeadlineText deadlineText,
            Instant now) {
        var due = new ArrayList<Due>();
        var upcoming = new ArrayList<Upcoming>();
        var done = new ArrayList<Done>();
        for (var work : all) {
            var refusal = work.refusal(now);
            if (work.running().isPresent()) {
                due.add(due(work, work.running(), times, deadlineText, now));
            } else if (!work.submitted().isEmpty()) {
                done.add(done(work, refusal.isEmpty(), times));
            } else if (refusal.isEmpty() || refusal.get() == AccessPolicy.Refusal.PAUSED) {
                due.add(due(work, Optional.empty(), times, deadlineText, now));
            } else if (refusal.get() == AccessPolicy.Refusal.NOT_YET) {
                upcoming.add(upcoming(work, times));
            } else if (refusal.get() == AccessPolicy.Refusal.CLOSED) {
                done.add(done(work, false, times));
            }
        }
        // What was done last is looked for first.
        java.util.Collections.reverse(done);
        return new HomePage(inClass, due, upcoming, done);
    }

    private static Due due(
            StudentAssignments.StudentAssignment work,
            Optional<StudentAssignments.StudentAttempt> running,
            SchoolTime times,
            DeadlineText deadlineText,
            Instant now) {
        var deadline = running.flatMap(StudentAssignments.StudentAttempt::deadline);
        var rules = work.assignment().rules();
        return new Due(
                work.assignment().id(),
                work.title(),
                work.className(),
                work.questions(),
                minutes(rules),
                text(work.policy().closesAt(), times),
                running.map(StudentAssignments.StudentAttempt::id).orElse(0L),
                text(deadline, times),
                deadlineText.why(running.flatMap(attempt -> work.ends())),
                work.policy().paused(),
                deadline.filter(at -> AccessPolicy.overdue(at, now)).isPresent());
    }

    private static Upcoming upcoming(StudentAssignments.StudentAssignment work, SchoolTime times) {
        var rules = work.assignment().rules();
        return new Upcoming(
                work.assignment().id(),
                work.title(),
                work.className(),
                work.questions(),
                minutes(rules),
                times.dayAndTime(rules.opensAt()),
                text(work.policy().closesAt(), times));
    }

    private static Done done(StudentAssignments.StudentAssignment work, boolean again, SchoolTime times) {
        var counting = work.counting();
        return new Done(
                work.assignment().id(),
                work.title(),
                work.className(),
                counting.map(StudentAssignments.StudentAttempt::id).orElse(0L),
                work.submitted().size(),
                text(counting.flatMap(StudentAssignments.StudentAttempt::submittedAt), times),
                work.policy().scored(),
                counting.map(StudentAssignments.StudentAttempt::earned).orElse(0),
                counting.map(StudentAssignments.StudentAttempt::possible).orElse(0),
                text(work.policy().closesAt(), times),
                again);
    }

    private static long minutes(Rules rules) {
        return rules.timeLimit().map(java.time.Duration::toMinutes).orElse(0L);
    }

    private static String text(Optional<Instant> at, SchoolTime times) {
        return at.map(times::dayAndTime).orElse("");
    }
}
