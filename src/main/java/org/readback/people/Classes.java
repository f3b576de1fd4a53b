package org.readback.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.readback.access.FormUse;
import org.readback.access.HandledForms;
import org.readback.access.Role;
import org.readback.access.Sessions;
import org.readback.access.Viewer;
import org.readback.kernel.PrintedCodes;
import org.readback.kernel.Sql;

/** Classes, and who teaches and attends them. */
@ApplicationScoped
public class Classes {
    /** Through its code a class takes no more: whoever has the code can make accounts. Teachers can add more from a list. */
    static final int MOST_BY_JOINING = 400;

    private static final String COLUMNS = "c.id, c.name, c.join_code, c.joinable";

    private final Sql sql;
    private final People people;
    private final Sessions sessions;
    private final HandledForms forms;
    private final Slips slips;

    Classes(Sql sql, People people, Sessions sessions, HandledForms forms, Slips slips) {
        this.sql = sql;
        this.people = people;
        this.sessions = sessions;
        this.forms = forms;
        this.slips = slips;
    }

    /** The class, if this person teaches it. */
    public Optional<SchoolClass> taughtBy(long teacherId, long classId) {
        return sql.one("select " + COLUMNS + """
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
        var students = sql.list(
                """
                select p.id, p.display_name, p.sign_in_name
                from enrolment e
                join person p on p.id = e.person_id
                where e.class_id = ? and e.removed_at is null and p.removed_at is null
                order by p.id
                """,
                row -> new Student(row.getLong("id"), row.getString("display_name"), row.getString("sign_in_name")),
                classId);
        students.sort(ByName.of(Student::name));
        return students;
    }

    /** @param name 1 to 120 characters */
    @Transactional
    public SchoolClass make(Viewer teacher, String name, Instant now) {
        var made = sql.one(
                        "insert into school_class as c (school_id, name, join_code, join_code_made_at, created_at)"
                                + " values (?, ?, ?, ?, ?) returning " + COLUMNS,
                        Classes::read,
                        teacher.schoolId(),
                        name,
                        PrintedCodes.random(JOIN_CODE_LENGTH),
                        now,
                        now)
                .orElseThrow();
        sql.change("insert into class_teacher (class_id, person_id) values (?, ?)", made.id(), teacher.id());
        return made;
    }

    /** What came of it when a student wanted to join. */
    enum Joining {
        JOINED,
        /** The code has been changed or closed in this very moment. */
        CLOSED,
        /** They were removed, and nobody has let them in again. */
        REMOVED,
        FULL
    }

    private record Place(boolean removed, boolean mayReturn) {}

    /**
     * Enrols the student; once more changes nothing. Somebody who was removed comes back only if a teacher lets them, or
     * with a code that was made since.
     */
    @Transactional
    public Joining join(Viewer student, OpenClass open, Instant now) {
        if (!lock(open)) {
            return Joining.CLOSED;
        }
        var place = sql.one(
                """
                select e.removed_at is not null as removed,
                    e.may_return_at is not null or c.join_code_made_at > e.removed_at as may_return
                from enrolment e
                join school_class c on c.id = e.class_id
                where e.class_id = ? and e.person_id = ?
                """,
                row -> new Place(row.getBoolean("removed"), row.getBoolean("may_return")),
                open.id(),
                student.id());
        if (place.isPresent() && !place.get().removed()) {
            return Joining.JOINED;
        }
        if (place.isPresent() && !place.get().mayReturn()) {
            return Joining.REMOVED;
        }
        if (full(open.id())) {
            return Joining.FULL;
        }
        enrol(open.id(), student.id(), now);
        return Joining.JOINED;
    }

    /** Makes other students who join, and a change of the code, wait until this transaction is over; false if it is closed. */
    private boolean lock(OpenClass open) {
        return sql.any(
                "select 1 from school_class where id = ? and join_code = ? and joinable for no key update",
                open.id(),
                open.joinCode());
    }

    private boolean full(long classId) {
        return sql.one("""
                        select count(*) from enrolment e
                        join person p on p.id = e.person_id
                        where e.class_id = ? and e.removed_at is null and p.removed_at is null
                        """, row -> row.getInt(1), classId).orElseThrow() >= MOST_BY_JOINING;
    }

    /** Also brings a removed student back: whether that may be is for the caller to say. Once more changes nothing. */
    @Transactional
    public void enrol(long classId, long personId, Instant now) {
        sql.change("""
                insert into enrolment (class_id, person_id, enrolled_at) values (?, ?, ?)
                on conflict (class_id, person_id)
                do update set removed_at = null, may_return_at = null, enrolled_at = excluded.enrolled_at
                where enrolment.removed_at is not null
                """, classId, personId, now);
    }

    /** Lets a removed student join again, with the code of the class; nothing for others. */
    void letReturn(long classId, long personId, Instant now) {
        sql.change("""
                update enrolment set may_return_at = ?
                where class_id = ? and person_id = ? and removed_at is not null and may_return_at is null
                """, now, classId, personId);
    }

    /** The classes that a person was removed from, by name. */
    List<SchoolClass> removedFrom(long personId) {
        return sql.list("select " + COLUMNS + """
                 from school_class c
                join enrolment e on e.class_id = c.id
                where e.person_id = ? and e.removed_at is not null
                order by lower(c.name), c.id
                """, Classes::read, personId);
    }

    /** Enrols somebody again who was in this class; false if they never were. */
    @Transactional
    public boolean bringBack(long classId, long personId, Instant now) {
        var was = sql.any("select 1 from enrolment where class_id = ? and person_id = ?", classId, personId);
        if (was) {
            enrol(classId, personId, now);
        }
        return was;
    }

    /** Makes a class once, however often the form arrives. */
    @Transactional
    public SchoolClass make(Viewer teacher, String name, FormUse form, Instant now) {
        if (!forms.first(form, now)) {
            return forms.made(form).flatMap(id -> taughtBy(teacher.id(), id)).orElseThrow(NotFoundException::new);
        }
        var made = make(teacher, name, now);
        forms.made(form, made.id());
        return made;
    }

    /** A line of the list of a teacher's classes. */
    record Overview(long id, String name, int students, String joinCode, boolean joinable) {}

    List<Overview> overview(long teacherId) {
        return sql.list(
                """
                select c.id, c.name, c.join_code, c.joinable,
                    (select count(*) from enrolment e join person p on p.id = e.person_id
                     where e.class_id = c.id and e.removed_at is null and p.removed_at is null) as students
                from school_class c
                join class_teacher t on t.class_id = c.id
                where t.person_id = ?
                order by lower(c.name), c.id
                """,
                row -> new Overview(
                        row.getLong("id"),
                        row.getString("name"),
                        row.getInt("students"),
                        row.getString("join_code"),
                        row.getBoolean("joinable")),
                teacherId);
    }

    /**
     * A student as the teacher sees them.
     *
     * @param ownPassword false until the student has chosen one
     * @param slipMade true if a sign-in slip was made that still works
     * @param removed from the class
     * @param mayReturn whether a teacher lets them join again
     */
    record Member(
            long id,
            String name,
            String signInName,
            Optional<Instant> signedInAt,
            boolean ownPassword,
            boolean slipMade,
            boolean removed,
            boolean mayReturn) {}

    private static final String MEMBERS = """
            select p.id, p.display_name, p.sign_in_name, p.signed_in_at, p.one_time,
                p.password_hash is not null as has_password, e.removed_at is not null as removed,
                e.may_return_at is not null as may_return
            from enrolment e
            join person p on p.id = e.person_id
            where e.class_id = ? and p.removed_at is null
            """;

    /** Who attends the class or did, by name. */
    List<Member> members(long classId) {
        var members = sql.list(MEMBERS + " order by p.id", Classes::readMember, classId);
        members.sort(ByName.of(Member::name));
        return members;
    }

    Optional<Member> member(long classId, long personId) {
        return sql.one(MEMBERS + " and p.id = ?", Classes::readMember, classId, personId);
    }

    private static Member readMember(ResultSet row) throws SQLException {
        var oneTime = row.getBoolean("one_time");
        var hasPassword = row.getBoolean("has_password");
        return new Member(
                row.getLong("id"),
                row.getString("display_name"),
                row.getString("sign_in_name"),
                Sql.optionalInstant(row, "signed_in_at"),
                hasPassword && !oneTime,
                hasPassword && oneTime,
                row.getBoolean("removed"),
                row.getBoolean("may_return"));
    }

    void rename(long classId, String name) {
        sql.change("update school_class set name = ? where id = ?", name, classId);
    }

    void setJoinable(long classId, boolean joinable) {
        sql.change("update school_class set joinable = ? where id = ?", joinable, classId);
    }

    /** The old code stops working. Once a form, so that a poster printed in between stays true. */
    @Transactional
    public void newCode(long classId, FormUse form, Instant now) {
        if (forms.first(form, now)) {
            sql.change(
                    "update school_class set join_code = ?, join_code_made_at = ? where id = ?",
                    PrintedCodes.random(JOIN_CODE_LENGTH),
                    now,
                    classId);
        }
    }

    /** Makes accounts for these names and enrols them, all or none, and once, however often the form arrives. */
    @Transactional
    public void addStudents(long schoolId, long classId, List<String> names, FormUse form, Instant now) {
        if (!forms.first(form, now)) {
            return;
        }
        var added = people.add(schoolId, Role.STUDENT, names, now);
        sql.change(
                "insert into enrolment (class_id, person_id, enrolled_at)"
                        + " select ?, n.id, ? from unnest(?::bigint[]) as n (id)",
                classId,
                now,
                added.stream().map(Student::id).toList());
    }

    boolean handled(FormUse form) {
        return forms.handled(form);
    }

    /** What came of it when somebody wanted to make an account and join: at most one of the two. */
    record Newcomer(Optional<Long> made, Optional<Joining> refused) {}

    /**
     * Makes a student's account and enrols it, both or neither, and once, however often the form arrives; neither is there if
     * the form has come before or the sign-in name is taken.
     *
     * @param passwordHash made before, so that the transaction does not wait for it
     */
    @Transactional
    public Newcomer joinNew(
            OpenClass open, String name, String signInName, String passwordHash, FormUse form, Instant now) {
        if (!lock(open)) {
            return new Newcomer(Optional.empty(), Optional.of(Joining.CLOSED));
        }
        if (!forms.first(form, now)) {
            return new Newcomer(Optional.empty(), Optional.empty());
        }
        if (full(open.id())) {
            forms.forget(form);
            return new Newcomer(Optional.empty(), Optional.of(Joining.FULL));
        }
        var made = people.addWithHash(open.schoolId(), Role.STUDENT, name, signInName, passwordHash, now);
        if (made.isPresent()) {
            forms.made(form, made.get());
            enrol(open.id(), made.get(), now);
        } else {
            forms.forget(form);
        }
        return new Newcomer(made, Optional.empty());
    }

    /**
     * The attempts stay; the student sees the class no more and is signed out. A slip that was not used yet stops working: a
     * teacher of the class may know it.
     */
    @Transactional
    public void remove(long classId, long personId, Instant now) {
        int removed = sql.change(
                "update enrolment set removed_at = ? where class_id = ? and person_id = ? and removed_at is null",
                now,
                classId,
                personId);
        if (removed == 1) {
            sessions.closeAll(personId);
            slips.cancel(personId);
        }
    }

    /** From one class to another; false if the student does not attend the first one any more. */
    @Transactional
    public boolean move(long personId, long fromClassId, long toClassId, Instant now) {
        int left = sql.change(
                "update enrolment set removed_at = ? where class_id = ? and person_id = ? and removed_at is null",
                now,
                fromClassId,
                personId);
        if (left == 1) {
            enrol(toClassId, personId, now);
        }
        return left == 1;
    }

    /** A class as the administrator sees it. @param teachers by name; removed people are left out */
    record Staffed(long id, String name, int students, List<Student> teachers) {}

    /** All classes of the school, in two queries. */
    List<Staffed> ofSchool(long schoolId) {
        var teachers = teachers("c.school_id = ?", schoolId);
        return sql.list(
                """
                select c.id, c.name,
                    (select count(*) from enrolment e join person p on p.id = e.person_id
                     where e.class_id = c.id and e.removed_at is null and p.removed_at is null) as students
                from school_class c
                where c.school_id = ?
                order by lower(c.name), c.id
                """,
                row -> new Staffed(
                        row.getLong("id"),
                        row.getString("name"),
                        row.getInt("students"),
                        teachers.getOrDefault(row.getLong("id"), List.of())),
                schoolId);
    }

    Optional<Staffed> ofSchool(long schoolId, long classId) {
        return ofSchool(schoolId).stream().filter(one -> one.id() == classId).findFirst();
    }

    private record Teaching(long classId, Student teacher) {}

    private Map<Long, List<Student>> teachers(String which, Object... values) {
        return sql
                .list(
                        """
                        select t.class_id, p.id, p.display_name, p.sign_in_name
                        from class_teacher t
                        join school_class c on c.id = t.class_id
                        join person p on p.id = t.person_id
                        where p.removed_at is null and\s""" + which + " order by lower(p.display_name), p.id",
                        row -> new Teaching(
                                row.getLong("class_id"),
                                new Student(
                                        row.getLong("id"),
                                        row.getString("display_name"),
                                        row.getString("sign_in_name"))),
                        values)
                .stream()
                .collect(Collectors.groupingBy(
                        Teaching::classId, Collectors.mapping(Teaching::teacher, Collectors.toList())));
    }

    /** Gives the class to this teacher of the same school as well; false if there is no such teacher. */
    boolean addTeacher(long schoolId, long classId, long personId) {
        return sql.change("""
                        insert into class_teacher (class_id, person_id)
                        select c.id, p.id
                        from school_class c
                        join person p on p.school_id = c.school_id
                        where c.school_id = ? and c.id = ? and p.id = ? and p.role = 'teacher' and p.removed_at is null
                        on conflict (class_id, person_id) do update set person_id = excluded.person_id
                        """, schoolId, classId, personId) == 1;
    }

    /**
     * Takes the class from a teacher, who may know slips that were not used yet: those stop working. False if nobody would
     * be left to teach it.
     */
    @Transactional
    public boolean removeTeacher(long classId, long personId) {
        // Two teachers taken at the same moment must not leave none: the second waits for the first.
        sql.one("select id from school_class where id = ? for update", row -> row.getLong("id"), classId);
        int taken = sql.change("""
                        delete from class_teacher t
                        where t.class_id = ? and t.person_id = ? and exists (
                            select 1 from class_teacher o
                            join person p on p.id = o.person_id
                            where o.class_id = t.class_id and o.person_id <> t.person_id and p.removed_at is null)
                        """, classId, personId);
        if (taken == 1) {
            slips.cancelOfClass(classId);
        }
        return taken == 1;
    }

    /** A class that can be joined. */
    record OpenClass(long id, long schoolId, String name, String joinCode, String schoolName) {}

    Optional<OpenClass> byCode(String code) {
        return sql.one(
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
                PrintedCodes.tidy(code));
    }

    private static final int JOIN_CODE_LENGTH = 8;

    private static SchoolClass read(ResultSet row) throws SQLException {
        return new SchoolClass(
                row.getLong("id"), row.getString("name"), row.getString("join_code"), row.getBoolean("joinable"));
    }
}
