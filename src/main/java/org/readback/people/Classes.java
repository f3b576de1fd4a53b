package org.readback.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Classes, and who teaches and attends them. */
@ApplicationScoped
public class Classes {
    private static final String COLUMNS = "c.id, c.name, c.join_code, c.joinable";

    private final Sql sql;

    Classes(Sql sql) {
        this.sql = sql;
    }

    /** The class, if this person teaches it. */
    public Optional<SchoolClass> taughtBy(long teacherId, long classId) {
        return sql.first("select " + COLUMNS + """
                 from school_class c
                join class_teacher t on t.class_id = c.id
                where t.person_id = ? and c.id = ?
                """, Classes::read, teacherId, classId);
    }

    /** By name. */
    public List<SchoolClass> taughtBy(long teacherId) {
        return sql.list("select " + COLUMNS + """
                 from school_class c
                join class_teacher t on t.class_id = c.id
                where t.person_id = ?
                order by lower(c.name), c.id
                """, Classes::read, teacherId);
    }

    /** The classes that a student attends, by name. */
    public List<SchoolClass> of(long studentId) {
        return sql.list("select " + COLUMNS + """
                 from school_class c
                join enrolment e on e.class_id = c.id
                where e.person_id = ? and e.removed_at is null
                order by lower(c.name), c.id
                """, Classes::read, studentId);
    }

    /** Who attends the class now, by name. */
    public List<Student> students(long classId) {
        return sql.list(
                """
                select p.id, p.display_name, p.sign_in_name
                from enrolment e
                join person p on p.id = e.person_id
                where e.class_id = ? and e.removed_at is null and p.removed_at is null
                order by lower(p.display_name), p.id
                """,
                row -> new Student(row.getLong("id"), row.getString("display_name"), row.getString("sign_in_name")),
                classId);
    }

    /** @param name 1 to 120 characters */
    @Transactional
    public SchoolClass make(Viewer teacher, String name, Instant now) {
        var made = sql.first(
                        "insert into school_class as c (school_id, name, join_code, created_at) values (?, ?, ?, ?)"
                                + " returning " + COLUMNS,
                        Classes::read,
                        teacher.schoolId(),
                        name,
                        Codes.random(JOIN_CODE_LENGTH),
                        now)
                .orElseThrow();
        sql.change("insert into class_teacher (class_id, person_id) values (?, ?)", made.id(), teacher.id());
        return made;
    }

    /** Enrols the student in the class of their school that has this code; empty if there is none or it is closed. */
    @Transactional
    public Optional<SchoolClass> join(Viewer student, String code, Instant now) {
        var found = byCode(code).filter(open -> open.schoolId() == student.schoolId());
        found.ifPresent(open -> enrol(open.id(), student.id(), now));
        return found.map(open -> new SchoolClass(open.id(), open.name(), open.joinCode(), true));
    }

    /** Also brings a removed student back; once more changes nothing. */
    @Transactional
    public void enrol(long classId, long personId, Instant now) {
        sql.change("""
                insert into enrolment (class_id, person_id, enrolled_at) values (?, ?, ?)
                on conflict (class_id, person_id)
                do update set removed_at = null, enrolled_at = excluded.enrolled_at
                where enrolment.removed_at is not null
                """, classId, personId, now);
    }

    /** A class that can be joined. */
    record OpenClass(long id, long schoolId, String name, String joinCode, String schoolName) {}

    Optional<OpenClass> byCode(String code) {
        return sql.first(
                """
                select c.id, c.school_id, c.name, c.join_code, s.name as school_name
                from school_class c
                join school s on s.id = c.school_id
                where c.join_code = ? and c.joinable
                """,
                row -> new OpenClass(
                        row.getLong("id"),
                        row.getLong("school_id"),
                        row.getString("name"),
                        row.getString("join_code"),
                        row.getString("school_name")),
                Codes.tidy(code));
    }

    private static final int JOIN_CODE_LENGTH = 8;

    private static SchoolClass read(ResultSet row) throws SQLException {
        return new SchoolClass(
                row.getLong("id"), row.getString("name"), row.getString("join_code"), row.getBoolean("joinable"));
    }
}
