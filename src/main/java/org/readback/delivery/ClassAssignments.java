package org.readback.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.readback.kernel.Sql;

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

    private final Sql sql;

    ClassAssignments(Sql sql) {
        this.sql = sql;
    }

    /** All of a class, the latest opening first. The caller has made sure of the class. */
    List<AssignmentProgress> ofClass(long classId) {
        return sql.list(
                PROGRESS + "where s.class_id = ? order by s.withdrawn_at is not null, s.opens_at desc, s.id desc",
                ClassAssignments::read,
                classId);
    }

    /** Empty unless this teacher has the class. */
    public Optional<AssignmentProgress> taughtBy(long teacherId, long assignmentId) {
        return sql.one(PROGRESS + """
                join class_teacher o on o.class_id = s.class_id and o.person_id = ?
                where s.id = ?
                """, ClassAssignments::read, teacherId, assignmentId);
    }

    private static AssignmentProgress read(java.sql.ResultSet row) throws java.sql.SQLException {
        return new AssignmentProgress(
                Assignments.read(row),
                row.getString("title"),
                row.getInt("students"),
                row.getInt("submitted"),
                row.getInt("open"));
    }
}
