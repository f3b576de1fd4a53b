package org.readback.assignments;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** What a class was given, and how far it is: one query, whatever its size. */
@ApplicationScoped
public class ClassAssignments {
    private static final String PROGRESS = """
            with attending as (
                select e.class_id, e.person_id from enrolment e
                join person p on p.id = e.person_id
                where e.removed_at is null and p.removed_at is null)
            select %s, q.title,
                (select count(*) from attending t where t.class_id = s.class_id) as students,
                (select count(distinct a.person_id) from attempt a
                 join attending t on t.class_id = s.class_id and t.person_id = a.person_id
                 where a.assignment_id = s.id and a.removed_at is null and a.submission_id is not null) as submitted,
                (select count(*) from attempt a
                 join attending t on t.class_id = s.class_id and t.person_id = a.person_id
                 where a.assignment_id = s.id and a.removed_at is null and a.submission_id is null) as open
            from assignment s
            join quiz_edition q on q.id = s.edition_id
            """.formatted(Assignments.COLUMNS);

    private final Session session;

    ClassAssignments(Session session) {
        this.session = session;
    }

    /** All of a class, the latest opening first. The caller has made sure of the class. */
    List<AssignmentProgress> ofClass(long classId) {
        return session
                .createNativeQuery(
                        PROGRESS
                                + "where s.class_id = :class order by s.withdrawn_at is not null, s.opens_at desc, s.id desc",
                        Tuple.class)
                .setParameter("class", classId)
                .getResultList()
                .stream()
                .map(ClassAssignments::read)
                .toList();
    }

    /** Empty unless this teacher has the class. */
    public Optional<AssignmentProgress> taughtBy(long teacherId, long assignmentId) {
        return session
                .createNativeQuery(PROGRESS + """
                        join class_teacher o on o.class_id = s.class_id and o.person_id = :teacher
                        where s.id = :assignment
                        """, Tuple.class)
                .setParameter("teacher", teacherId)
                .setParameter("assignment", assignmentId)
                .getResultList()
                .stream()
                .map(ClassAssignments::read)
                .findFirst();
    }

    private static AssignmentProgress read(Tuple row) {
        return new AssignmentProgress(
                Assignments.read(row),
                row.get("title", String.class),
                row.get("students", Long.class).intValue(),
                row.get("submitted", Long.class).intValue(),
                row.get("open", Long.class).intValue());
    }
}
