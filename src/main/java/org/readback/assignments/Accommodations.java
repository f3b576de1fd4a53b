package org.readback.assignments;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.readback.access.FormUse;
import org.readback.access.HandledForms;
import org.readback.access.Viewer;

/**
 * What single students get beyond the rules, in one assignment or in all of a class. Changes hold at once, also for running
 * attempts. Each is safe to repeat.
 */
@ApplicationScoped
public class Accommodations {
    private final Session session;
    private final Assignments assignments;
    private final Deadlines deadlines;
    private final HandledForms forms;

    Accommodations(Session session, Assignments assignments, Deadlines deadlines, HandledForms forms) {
        this.forms = forms;
        this.session = session;
        this.assignments = assignments;
        this.deadlines = deadlines;
    }

    /**
     * One student's.
     *
     * @param assignmentId empty: in all of the class
     */
    record Granted(long personId, String student, Optional<Long> assignmentId, Extra extra) {
        static Granted read(Tuple row) {
            return new Granted(
                    row.get("person_id", Long.class),
                    row.get("display_name", String.class),
                    Optional.ofNullable(row.get("assignment_id", Long.class)),
                    Extra.read(row));
        }
    }

    private static final String GRANTED = """
            select m.person_id, p.display_name, m.assignment_id, m.time_percent, m.extra_minutes, m.extra_attempts,
                m.closes_at as later_close
            from accommodation m
            join person p on p.id = m.person_id
            """;

    /** Those that hold in all of the class, by name. The caller has made sure of the class. */
    List<Granted> ofClass(long classId) {
        return session
                .createNativeQuery(
                        GRANTED
                                + "where m.class_id = :class and m.assignment_id is null order by lower(p.display_name), p.id",
                        Tuple.class)
                .setParameter("class", classId)
                .getResultList()
                .stream()
                .map(Granted::read)
                .toList();
    }

    /** Those that hold in the assignment, and those of the whole class with them. The caller has made sure of it. */
    List<Granted> of(Assignment assignment) {
        return session
                .createNativeQuery(GRANTED + """
                        where m.class_id = :class and (m.assignment_id is null or m.assignment_id = :assignment)
                        order by lower(p.display_name), p.id, m.assignment_id nulls first
                        """, Tuple.class)
                .setParameter("class", assignment.classId())
                .setParameter("assignment", assignment.id())
                .getResultList()
                .stream()
                .map(Granted::read)
                .toList();
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
        assignments.lockClass(classId, "for no key update");
        session.createNativeQuery(
                        "select id from assignment where class_id = :class order by id for no key update", Tuple.class)
                .setParameter("class", classId)
                .getResultList();
        put(teacher, classId, personId, Optional.empty(), extra, now);
        deadlines.moveOf(classId, personId);
    }

    private boolean attends(long classId, long personId) {
        return !session.createNativeQuery("""
                        select 1 from enrolment
                        where class_id = :class and person_id = :person and removed_at is null
                        """, Tuple.class)
                .setParameter("class", classId)
                .setParameter("person", personId)
                .getResultList()
                .isEmpty();
    }

    /** Nobody else changes them meanwhile: assignment or class are locked. */
    private void put(
            Viewer teacher, long classId, long personId, Optional<Long> assignmentId, Extra extra, Instant now) {
        long school = assignments.schoolOfTaught(teacher, classId);
        var before = StoredAccommodation.of(classId, personId, assignmentId);
        if (extra.nothing()) {
            before.ifPresent(StoredAccommodation::delete);
            return;
        }
        if (!attends(classId, personId)) {
            throw new NotFoundException();
        }
        var accommodation = before.orElseGet(() -> new StoredAccommodation(classId, personId, assignmentId, school));
        accommodation.set(extra, teacher.id(), now);
        accommodation.persist();
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
        session.createNativeMutationQuery("""
                        with running as (
                            select a.id, a.school_id, a.person_id from attempt a
                            where a.assignment_id = :assignment and a.id = any (:attempts)
                              and a.submission_id is null and a.removed_at is null),
                        logged as (
                            insert into attempt_event (school_id, attempt_id, kind, at, by_person, reason)
                            select school_id, id, 'extra-time', :now, :teacher, :reason from running)
                        insert into accommodation as m
                            (class_id, person_id, assignment_id, school_id, extra_minutes, set_by, set_at)
                        select :class, person_id, :assignment, school_id, :minutes, :teacher, :now from running
                        on conflict on constraint accommodation_unique do update
                        set extra_minutes = least(m.extra_minutes + excluded.extra_minutes, 1440),
                            set_by = excluded.set_by, set_at = excluded.set_at
                        """)
                .setParameter("assignment", assignment.id())
                .setParameter("attempts", attemptIds.toArray(Long[]::new))
                .setParameter("now", now)
                .setParameter("teacher", teacher.id())
                .setParameter("reason", reason)
                .setParameter("class", assignment.classId())
                .setParameter("minutes", minutes)
                .executeUpdate();
        deadlines.moveAll(assignment.id());
    }
}
