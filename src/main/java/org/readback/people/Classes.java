package org.readback.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.readback.access.FormUse;
import org.readback.access.HandledForms;
import org.readback.access.Role;
import org.readback.access.Sessions;
import org.readback.access.Viewer;
import org.readback.kernel.NameOrder;
import org.readback.kernel.PrintedCodes;

/** Classes, and who teaches and attends them. */
@ApplicationScoped
public class Classes {
    /** Through its code a class takes no more: whoever has the code can make accounts. Teachers can add more from a list. */
    static final int MOST_BY_JOINING = 400;

    private static final String STUDENT_COUNT = """
            (select cast(count(*) as integer) from enrolment e join person p on p.id = e.person_id
             where e.class_id = c.id and e.removed_at is null and p.removed_at is null)""";
    private static final String OVERVIEW = "select c.id, c.name, " + STUDENT_COUNT + """
            , c.join_code, c.joinable
            from school_class c
            join class_teacher t on t.class_id = c.id
            where t.person_id = :teacher
            order by lower(c.name), c.id
            """;
    private static final String OF_SCHOOL = "select c.id, c.name, " + STUDENT_COUNT + """
             from school_class c
            where c.school_id = :school
            order by lower(c.name), c.id
            """;
    private static final String ENROL = """
            insert into enrolment (class_id, person_id, enrolled_at) values (:class, :person, :now)
            on conflict (class_id, person_id)
            do update set removed_at = null, may_return_at = null, enrolled_at = excluded.enrolled_at
            where enrolment.removed_at is not null
            """;
    private static final String ENROL_NEW = """
            insert into enrolment (class_id, person_id, enrolled_at)
            select :class, n.id, :now from unnest(cast(:people as bigint[])) as n (id)
            """;
    /**
     * Two teachers taken at the same moment must not leave none: the second waits for the first. And students who are being
     * enrolled are waited for, since their slips must stop working too; so the stronger lock, for which Hibernate has no word.
     */
    private static final String LOCK_WITH_ENROLMENTS = "select id from school_class where id = :class for update";

    private static final String ADD_TEACHER = """
            insert into class_teacher (class_id, person_id)
            select c.id, p.id
            from school_class c
            join person p on p.school_id = c.school_id
            where c.school_id = :school and c.id = :class and p.id = :person and p.role = 'teacher'
              and p.removed_at is null
            on conflict (class_id, person_id) do update set person_id = excluded.person_id
            """;

    private final Session database;
    private final People people;
    private final Sessions sessions;
    private final HandledForms forms;
    private final Slips slips;
    private final NameOrder names;

    Classes(Session database, People people, Sessions sessions, HandledForms forms, Slips slips, NameOrder names) {
        this.database = database;
        this.people = people;
        this.sessions = sessions;
        this.forms = forms;
        this.slips = slips;
        this.names = names;
    }

    /** The class, if this person teaches it. */
    public Optional<SchoolClass> taughtBy(long teacherId, long classId) {
        return StoredClass.taughtBy(teacherId, classId);
    }

    /** By name. */
    public List<SchoolClass> taughtBy(long teacherId) {
        return StoredClass.taughtBy(teacherId);
    }

    /** The classes that a student attends, by name. */
    public List<SchoolClass> of(long studentId) {
        return StoredClass.attendedBy(studentId);
    }

    /** Who attends the class now, by name. */
    public List<Student> students(long classId) {
        return Enrolment.students(classId).stream()
                .sorted(names.by(Student::name))
                .toList();
    }

    /** @param name 1 to 120 characters */
    @Transactional
    public SchoolClass make(Viewer teacher, String name, Instant now) {
        var made = new StoredClass(teacher.schoolId(), name, now);
        made.persist();
        new ClassTeacher(made.id, teacher.id()).persist();
        ClassTeacher.flush();
        return made.shown();
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

    /**
     * Enrols the student; once more changes nothing. Somebody who was removed comes back only if a teacher lets them, or
     * with a code that was made since.
     */
    @Transactional
    public Joining join(Viewer student, OpenClass open, Instant now) {
        var locked = lock(open);
        if (locked.isEmpty()) {
            return Joining.CLOSED;
        }
        var place = Enrolment.of(open.id(), student.id());
        if (place.isPresent() && !place.get().removed()) {
            return Joining.JOINED;
        }
        if (place.isPresent() && !place.get().mayReturn(locked.get().joinCodeMadeAt)) {
            return Joining.REMOVED;
        }
        if (full(open.id())) {
            return Joining.FULL;
        }
        enrol(open.id(), student.id(), now);
        return Joining.JOINED;
    }

    /** Makes other students who join, and a change of the code, wait until this transaction is over; empty if it is closed. */
    private static Optional<StoredClass> lock(OpenClass open) {
        return StoredClass.lockOpen(open.id(), open.joinCode());
    }

    private static boolean full(long classId) {
        return Enrolment.studentCount(classId) >= MOST_BY_JOINING;
    }

    /** Also brings a removed student back: whether that may be is for the caller to say. Once more changes nothing. */
    @Transactional
    public void enrol(long classId, long personId, Instant now) {
        database.createNativeMutationQuery(ENROL)
                .setParameter("class", classId)
                .setParameter("person", personId)
                .setParameter("now", now)
                .executeUpdate();
    }

    /** Lets a removed student join again, with the code of the class; nothing for others. */
    @Transactional
    void letReturn(long classId, long personId, Instant now) {
        Enrolment.lock(classId, personId).ifPresent(place -> place.letReturn(now));
    }

    /** The classes that a person was removed from, by name. */
    List<SchoolClass> removedFrom(long personId) {
        return StoredClass.leftBy(personId);
    }

    /** Enrols somebody again who was in this class; false if they never were. */
    @Transactional
    public boolean bringBack(long classId, long personId, Instant now) {
        var was = Enrolment.exists(classId, personId);
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
        return database.createNativeQuery(OVERVIEW, Overview.class)
                .setParameter("teacher", teacherId)
                .getResultList();
    }

    /** Who attends the class or did, by name. */
    List<ClassMember> members(long classId) {
        return Enrolment.members(classId).stream()
                .sorted(names.by(ClassMember::name))
                .toList();
    }

    Optional<ClassMember> member(long classId, long personId) {
        return Enrolment.member(classId, personId);
    }

    @Transactional
    void rename(long teacherId, long classId, String name) {
        toChange(teacherId, classId).rename(name);
    }

    @Transactional
    void setJoinable(long teacherId, long classId, boolean joinable) {
        toChange(teacherId, classId).setJoinable(joinable);
    }

    /** The old code stops working. Once a form, so that a poster printed in between stays true. */
    @Transactional
    public void newCode(long teacherId, long classId, FormUse form, Instant now) {
        if (forms.first(form, now)) {
            toChange(teacherId, classId).newCode(now);
        }
    }

    private static StoredClass toChange(long teacherId, long classId) {
        return StoredClass.toChange(teacherId, classId).orElseThrow(NotFoundException::new);
    }

    /** Of a student who attends this teacher's class. */
    @Transactional
    void renameStudent(long teacherId, long classId, long personId, String name) {
        Person.attending(teacherId, classId, personId)
                .orElseThrow(NotFoundException::new)
                .rename(name);
    }

    /** Makes accounts for these names and enrols them, all or none, and once, however often the form arrives. */
    @Transactional
    public void addStudents(long schoolId, long classId, List<String> names, FormUse form, Instant now) {
        if (!forms.first(form, now)) {
            return;
        }
        var added = people.add(schoolId, Role.STUDENT, names, now);
        database.createNativeMutationQuery(ENROL_NEW)
                .setParameter("class", classId)
                .setParameter("now", now)
                .setParameter("people", added.toArray(Long[]::new))
                .executeUpdate();
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
        if (lock(open).isEmpty()) {
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
        if (leave(classId, personId, now)) {
            sessions.closeAll(personId);
            slips.cancel(personId);
        }
    }

    /** False if they do not attend the class. */
    private static boolean leave(long classId, long personId, Instant now) {
        boolean left = Enrolment.lock(classId, personId)
                .filter(place -> place.remove(now))
                .isPresent();
        Enrolment.flush();
        return left;
    }

    /** From one class to another; false if the student does not attend the first one any more. */
    @Transactional
    public boolean move(long personId, long fromClassId, long toClassId, Instant now) {
        boolean left = leave(fromClassId, personId, now);
        if (left) {
            enrol(toClassId, personId, now);
        }
        return left;
    }

    /** A class as the administrator sees it. @param teachers by name; removed people are left out */
    record Staffed(long id, String name, int students, List<Teacher> teachers) {}

    private record Counted(long id, String name, int students) {}

    /** All classes of the school, in two queries. */
    List<Staffed> ofSchool(long schoolId) {
        var teachers = ClassTeacher.ofSchool(schoolId);
        return database
                .createNativeQuery(OF_SCHOOL, Counted.class)
                .setParameter("school", schoolId)
                .getResultList()
                .stream()
                .map(one ->
                        new Staffed(one.id(), one.name(), one.students(), teachers.getOrDefault(one.id(), List.of())))
                .toList();
    }

    Optional<Staffed> ofSchool(long schoolId, long classId) {
        return ofSchool(schoolId).stream().filter(one -> one.id() == classId).findFirst();
    }

    /** Gives the class to this teacher of the same school as well; false if there is no such teacher. */
    @Transactional
    boolean addTeacher(long schoolId, long classId, long personId) {
        return database.createNativeMutationQuery(ADD_TEACHER)
                        .setParameter("school", schoolId)
                        .setParameter("class", classId)
                        .setParameter("person", personId)
                        .executeUpdate()
                == 1;
    }

    /**
     * Takes the class from a teacher, who may know slips that were not used yet: those stop working. False if nobody would
     * be left to teach it.
     */
    @Transactional
    public boolean removeTeacher(long classId, long personId) {
        database.createNativeQuery(LOCK_WITH_ENROLMENTS, Tuple.class)
                .setParameter("class", classId)
                .getResultList();
        boolean taken = ClassTeacher.take(classId, personId);
        if (taken) {
            slips.cancelOfClass(classId);
        }
        return taken;
    }

    /** A class that can be joined. */
    record OpenClass(long id, long schoolId, String name, String joinCode, String schoolName) {}

    Optional<OpenClass> byCode(String code) {
        return StoredClass.joinableBy(PrintedCodes.tidy(code));
    }
}
