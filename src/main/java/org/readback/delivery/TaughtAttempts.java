package org.readback.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.readback.access.Viewer;
import org.readback.kernel.Sql;

/** What a teacher does to a student's attempt. Each is safe to repeat, and keeps who did it, when and why. */
@ApplicationScoped
class TaughtAttempts {
    private static final Logger LOG = Logger.getLogger(TaughtAttempts.class);

    /** In characters: what the table takes. */
    static final int LONGEST_REASON = 500;

    private final Sql sql;
    private final Assignments assignments;
    private final Attempts attempts;
    private final Deadlines deadlines;
    private final Changes changes;

    TaughtAttempts(Sql sql, Assignments assignments, Attempts attempts, Deadlines deadlines, Changes changes) {
        this.changes = changes;
        this.sql = sql;
        this.assignments = assignments;
        this.attempts = attempts;
        this.deadlines = deadlines;
    }

    private record Held(
            long id, long schoolId, long assignmentId, long personId, Optional<Long> submission, boolean removed) {
        static Held read(ResultSet row) throws SQLException {
            return new Held(
                    row.getLong("id"),
                    row.getLong("school_id"),
                    row.getLong("assignment_id"),
                    row.getLong("person_id"),
                    Sql.optionalLong(row, "submission_id"),
                    row.getObject("removed_at") != null);
        }
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
            sql.change("update attempt set removed_at = ? where id = ?", now, attemptId);
            log(attempt, "removed", teacher, reason, now);
        }
        return attempt.assignmentId();
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
        if (attempt.submission().isEmpty()) {
            return true;
        }
        boolean other = sql.one("""
                        select id from attempt
                        where assignment_id = ? and person_id = ? and submission_id is null and removed_at is null
                        """, row -> row.getLong("id"), attempt.assignmentId(), attempt.personId())
                .isPresent();
        if (other) {
            return false;
        }
        sql.change(
                "update attempt set submission_id = null, reopened_at = ?, reopened_until = ? where id = ?",
                now,
                now.plus(time),
                attemptId);
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
    List<Long> endAll(Viewer teacher, Collection<Long> attemptIds, Instant now) {
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
    private Held hold(Viewer teacher, long attemptId) {
        long assignment = sql.one(
                        "select assignment_id from attempt where id = ?",
                        row -> row.getLong("assignment_id"),
                        attemptId)
                .orElseThrow(NotFoundException::new);
        assignments.lock(teacher, assignment);
        return sql.one("""
                        select id, school_id, assignment_id, person_id, submission_id, removed_at
                        from attempt where id = ? for update
                        """, Held::read, attemptId).orElseThrow(NotFoundException::new);
    }

    private void log(Held attempt, String kind, Viewer teacher, String reason, Instant now) {
        changes.in(attempt.assignmentId(), Changes.Kind.RULES);
        sql.change(
                "insert into attempt_event (school_id, attempt_id, kind, at, by_person, reason) values (?, ?, ?, ?, ?, ?)",
                attempt.schoolId(),
                attempt.id(),
                kind,
                now,
                teacher.id(),
                reason);
    }
}
