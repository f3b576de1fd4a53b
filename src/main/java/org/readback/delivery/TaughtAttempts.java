package org.readback.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.hibernate.Session;
import org.jboss.logging.Logger;
import org.readback.access.Viewer;
import org.readback.assignments.AssignmentChange;
import org.readback.assignments.Assignments;
import org.readback.assignments.Deadlines;

/** What a teacher does to a student's attempt. Each is safe to repeat, and keeps who did it, when and why. */
@ApplicationScoped
public class TaughtAttempts {
    private static final Logger LOG = Logger.getLogger(TaughtAttempts.class);

    /** In characters: what the table takes. */
    static final int LONGEST_REASON = 500;

    private final Session database;
    private final Assignments assignments;
    private final Attempts attempts;
    private final Deadlines deadlines;
    private final Event<AssignmentChange> changes;

    TaughtAttempts(
            Session database,
            Assignments assignments,
            Attempts attempts,
            Deadlines deadlines,
            Event<AssignmentChange> changes) {
        this.changes = changes;
        this.database = database;
        this.assignments = assignments;
        this.attempts = attempts;
        this.deadlines = deadlines;
    }

    /**
     * Takes the attempt out of everything that counts. Its answers stay in the database.
     *
     * @param reason 1 to {@link #LONGEST_REASON} characters
     * @return the assignment
     * @throws NotFoundException if the attempt is not in a class of the teacher
     */
    @Transactional
    public long remove(Viewer teacher, long attemptId, String reason, Instant now) {
        var attempt = hold(teacher, attemptId);
        if (!attempt.removed()) {
            attempt.remove(now);
            log(attempt, "removed", teacher, reason, now);
        }
        return attempt.assignmentId;
    }

    /**
     * Lets the student go on with a submitted attempt. The submission and its marks stay as they are, but do not count any
     * more; an attempt that is open already stays as it is.
     *
     * @param time how long the student may go on at least
     * @param reason 1 to {@link #LONGEST_REASON} characters
     * @return false if the student has another attempt open, which must be submitted or removed first
     * @throws NotFoundException if the attempt is not in a class of the teacher, or removed
     */
    @Transactional
    public boolean reopen(Viewer teacher, long attemptId, Duration time, String reason, Instant now) {
        var attempt = hold(teacher, attemptId);
        if (attempt.removed()) {
            throw new NotFoundException();
        }
        if (!attempt.submitted()) {
            return true;
        }
        if (StoredAttempt.open(attempt.assignmentId, attempt.personId)) {
            return false;
        }
        attempt.reopen(time, now);
        database.flush();
        deadlines.moveOne(attemptId);
        log(attempt, "reopened", teacher, reason, now);
        return true;
    }

    /**
     * Hands the attempt in for the student.
     *
     * @throws NotFoundException if the attempt is not in a class of the teacher, or removed
     */
    @Transactional
    public void end(Viewer teacher, long attemptId, Instant now) {
        if (hold(teacher, attemptId).removed()) {
            throw new NotFoundException();
        }
        attempts.end(teacher.id(), attemptId, now);
    }

    /**
     * Hands several attempts in for their students; what is submitted or gone already is left alone. The caller has made
     * sure of the teacher. One transaction each, so that one attempt in trouble does not keep the others waiting.
     *
     * @return those that could not be handed in
     */
    public List<Long> endAll(Viewer teacher, Collection<Long> attemptIds, Instant now) {
        var left = new ArrayList<Long>();
        for (long id : attemptIds) {
            try {
                attempts.end(teacher.id(), id, now);
            } catch (RuntimeException e) {
                LOG.errorf(e, "Attempt %d could not be submitted for its student", id);
                left.add(id);
            }
        }
        return left;
    }

    /** The assignment is locked before the attempt, as whoever starts an attempt does. */
    private StoredAttempt hold(Viewer teacher, long attemptId) {
        long assignment = StoredAttempt.assignmentOf(attemptId).orElseThrow(NotFoundException::new);
        assignments.lock(teacher, assignment);
        return StoredAttempt.lock(attemptId).orElseThrow(NotFoundException::new);
    }

    private void log(StoredAttempt attempt, String kind, Viewer teacher, String reason, Instant now) {
        changes.fire(new AssignmentChange(attempt.assignmentId, AssignmentChange.Kind.RULES));
        new AttemptEvent(attempt, kind, teacher, reason, now).persist();
    }
}
