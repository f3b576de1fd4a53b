package org.readback.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.readback.access.FormUse;
import org.readback.access.HandledForms;
import org.readback.access.Viewer;
import org.readback.kernel.Sql;

/**
 * What single students get beyond the rules, in one assignment or in all of a class. Changes hold at once, also for running
 * attempts. Each is safe to repeat.
 */
@ApplicationScoped
public class Accommodations {
    private final Sql sql;
    private final Assignments assignments;
    private final Deadlines deadlines;
    private final HandledForms forms;

    Accommodations(Sql sql, Assignments assignments, Deadlines deadlines, HandledForms forms) {
        this.forms = forms;
        this.sql = sql;
        this.assignments = assignments;
        this.deadlines = deadlines;
    }

    /**
     * One student's.
     *
     * @param assignmentId empty: in all of the class
     */
    record Granted(long personId, String student, Optional<Long> assignmentId, Extra extra) {
        static Granted read(ResultSet row) throws SQLException {
            return new Granted(
                    row.getLong("person_id"),
                    row.getString("display_name"),
                    Sql.optionalLong(row, "assignment_id"),
                    new Extra(
                            row.getInt("time_percent"),
                            row.getInt("extra_minutes"),
                            row.getInt("extra_attempts"),
                            Sql.optionalInstant(row, "closes_at")));
        }
    }

    private static final String GRANTED = """
            select m.person_id, p.display_name, m.assignment_id, m.time_percent, m.extra_minutes, m.extra_attempts,
                m.closes_at
            from accommodation m
            join person p on p.id = m.person_id
            """;

    /** Those that hold in all of the class, by name. The caller has made sure of the class. */
    List<Granted> ofClass(long classId) {
        return sql.list(
                GRANTED + "where m.class_id = ? and m.assignment_id is null order by lower(p.display_name), p.id",
                Granted::read,
                classId);
    }

    /** Those that hold in the assignment, and those of the whole class with them. The caller has made sure of it. */
    List<Granted> of(Assignment assignment) {
        return sql.list(GRANTED + """
                where m.class_id = ? and (m.assignment_id is null or m.assignment_id = ?)
                order by lower(p.display_name), p.id, m.assignment_id nulls first
                """, Granted::read, assignment.classId(), assignment.id());
    }

    /**
     * Gives a student this in one assignment, instead of what they had in it; {@link Extra#NONE} takes it back.
     *
     * @throws NotFoundException if the assignment is not the teacher's, or the student not in its class
     */
    @Transactional
    public void give(Viewer teacher, Assignment assignment, long personId, Extra extra, Instant now) {
        assignments.lock(teacher, assignment.id());
        put(teacher, assignment.classId(), personId, Optional.of(assignment.id()), extra, now);
        deadlines.moveOf(assignment, personId);
    }

    /**
     * Gives a student this in all of a class, instead of what they had there; {@link Extra#NONE} takes it back.
     *
     * @param extra without a close of its own
     * @throws NotFoundException if the class is not the teacher's, or the student not in it
     */
    @Transactional
    public void give(Viewer teacher, long classId, long personId, Extra extra, Instant now) {
        // The class first: an assignment that is being made has to be there, too, or wait.
        boolean theirs = sql.any("""
                select c.id from school_class c
                join class_teacher t on t.class_id = c.id and t.person_id = ?
                where c.id = ? for no key update of c
                """, teacher.id(), classId);
        if (!theirs) {
            throw new NotFoundException();
        }
        sql.any("select id from assignment where class_id = ? order by id for no key update", classId);
        put(teacher, classId, personId, Optional.empty(), extra, now);
        deadlines.moveOf(classId, personId);
    }

    private void put(
            Viewer teacher, long classId, long personId, Optional<Long> assignmentId, Extra extra, Instant now) {
        if (extra.nothing()) {
            sql.change("""
                    delete from accommodation m using class_teacher t
                    where m.class_id = ? and m.person_id = ? and m.assignment_id is not distinct from ?::bigint
                      and t.class_id = m.class_id and t.person_id = ?
                    """, classId, personId, assignmentId, teacher.id());
            return;
        }
        int changed = sql.change(
                """
                insert into accommodation (class_id, person_id, assignment_id, school_id, time_percent, extra_minutes,
                    extra_attempts, closes_at, set_by, set_at)
                select e.class_id, e.person_id, ?::bigint, c.school_id, ?, ?, ?, ?::timestamptz, t.person_id, ?
                from enrolment e
                join school_class c on c.id = e.class_id
                join class_teacher t on t.class_id = e.class_id and t.person_id = ?
                where e.class_id = ? and e.person_id = ? and e.removed_at is null
                on conflict on constraint accommodation_unique do update
                set time_percent = excluded.time_percent, extra_minutes = excluded.extra_minutes,
                    extra_attempts = excluded.extra_attempts, closes_at = excluded.closes_at,
                    set_by = excluded.set_by, set_at = excluded.set_at
                """,
                assignmentId,
                extra.percent(),
                extra.minutes(),
                extra.attempts(),
                extra.closesAt(),
                now,
                teacher.id(),
                classId,
                personId);
        if (changed == 0) {
            throw new NotFoundException();
        }
    }

    /**
     * Adds minutes for those who are at work on the assignment, on top of what they have.
     *
     * @param attemptIds attempts that are open; others are left alone
     * @param form adds once, however often it arrives
     * @throws NotFoundException if the assignment is not the teacher's
     */
    @Transactional
    public void addMinutes(
            Viewer teacher,
            Assignment assignment,
            Collection<Long> attemptIds,
            int minutes,
            String reason,
            FormUse form,
            Instant now) {
        assignments.lock(teacher, assignment.id());
        if (!forms.first(form, now)) {
            return;
        }
        sql.change(
                """
                with running as (
                    select a.id, a.school_id, a.person_id from attempt a
                    where a.assignment_id = ? and a.id = any (?) and a.submission_id is null and a.removed_at is null),
                logged as (
                    insert into attempt_event (school_id, attempt_id, kind, at, by_person, reason)
                    select school_id, id, 'extra-time', ?, ?, ? from running)
                insert into accommodation as m (class_id, person_id, assignment_id, school_id, extra_minutes, set_by, set_at)
                select ?, person_id, ?, school_id, ?, ?, ? from running
                on conflict on constraint accommodation_unique do update
                set extra_minutes = least(m.extra_minutes + excluded.extra_minutes, 1440),
                    set_by = excluded.set_by, set_at = excluded.set_at
                """,
                assignment.id(),
                attemptIds,
                now,
                teacher.id(),
                reason,
                assignment.classId(),
                assignment.id(),
                minutes,
                teacher.id(),
                now);
        deadlines.moveAll(assignment.id());
    }
}
