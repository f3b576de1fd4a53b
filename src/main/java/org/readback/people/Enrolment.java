package org.readback.people;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.DynamicUpdate;

/**
 * A student's place in a class. Whoever was removed keeps the attempts. A place is changed only under its lock: what may be done
 * with it depends on how it is.
 */
@Entity
@Table(name = "enrolment")
@IdClass(Enrolment.Key.class)
@DynamicUpdate
class Enrolment extends PanacheEntityBase {
    record Key(long classId, long personId) {}

    private static final String MEMBERS = "select " + Account.COLUMNS + """
            , e.removedAt is not null, e.mayReturnAt is not null
            from Enrolment e join Person p on p.id = e.personId
            where e.classId = ?1 and p.removedAt is null""";
    private static final String ATTENDING = """
            from Enrolment e join Person p on p.id = e.personId
            where e.classId = ?1 and e.removedAt is null and p.removedAt is null
            """;

    @Id
    @Column(name = "class_id")
    long classId;

    @Id
    @Column(name = "person_id")
    long personId;

    @Column(name = "enrolled_at")
    Instant enrolledAt;

    /** Null for whoever attends. */
    @Column(name = "removed_at")
    Instant removedAt;

    /** Since when a teacher lets the removed student join again; null if nobody does. */
    @Column(name = "may_return_at")
    Instant mayReturnAt;

    /** Who attends the class or did, in no order. */
    static List<ClassMember> members(long classId) {
        return find(MEMBERS, classId).project(ClassMember.class).list();
    }

    static Optional<ClassMember> member(long classId, long personId) {
        return find(MEMBERS + " and p.id = ?2", classId, personId)
                .project(ClassMember.class)
                .singleResultOptional();
    }

    /** Who attends the class now, by account. */
    static List<Student> students(long classId) {
        return find("select p.id, p.displayName, p.signInName " + ATTENDING + " order by p.id", classId)
                .project(Student.class)
                .list();
    }

    static long attending(long classId) {
        return count(ATTENDING, classId);
    }

    static boolean exists(long classId, long personId) {
        return count("classId = ?1 and personId = ?2", classId, personId) > 0;
    }

    // To change them, in a transaction.

    static Optional<Enrolment> find(long classId, long personId) {
        return find("classId = ?1 and personId = ?2", classId, personId).singleResultOptional();
    }

    /** Others who want the same wait until this transaction is over. */
    static Optional<Enrolment> lock(long classId, long personId) {
        return find("classId = ?1 and personId = ?2", classId, personId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .singleResultOptional();
    }

    boolean removed() {
        return removedAt != null;
    }

    /** With a code that was made at this time, whoever was removed may come back if a teacher lets them or it is newer. */
    boolean mayReturn(Instant joinCodeMadeAt) {
        return mayReturnAt != null || joinCodeMadeAt.isAfter(removedAt);
    }

    /** False if they were removed before. */
    boolean remove(Instant now) {
        if (removed()) {
            return false;
        }
        removedAt = now;
        return true;
    }

    /** Nothing for whoever attends. */
    void letReturn(Instant now) {
        if (removed() && mayReturnAt == null) {
            mayReturnAt = now;
        }
    }
}
