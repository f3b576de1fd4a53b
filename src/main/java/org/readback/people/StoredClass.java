package org.readback.people;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.DynamicUpdate;
import org.readback.kernel.PrintedCodes;
import org.readback.kernel.StoredRow;

/**
 * A class as it is kept; others see it as a {@link SchoolClass}. A change writes only the columns that it changes: others may
 * be changed by somebody else at the same moment.
 */
@Entity
@Table(name = "school_class")
@DynamicUpdate
class StoredClass extends StoredRow {
    private static final int JOIN_CODE_LENGTH = 8;
    private static final String TAUGHT = "id in (select t.classId from ClassTeacher t where t.personId = ?1)";
    private static final String BY_NAME = " order by lower(name), id";

    @Column(name = "school_id", updatable = false)
    long schoolId;

    String name;

    @Column(name = "join_code")
    String joinCode;

    /** Who was removed before may join again with it. */
    @Column(name = "join_code_made_at")
    Instant joinCodeMadeAt;

    boolean joinable;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    /** For Hibernate. */
    StoredClass() {}

    StoredClass(long schoolId, String name, Instant now) {
        this.schoolId = schoolId;
        this.name = name;
        this.joinable = true;
        this.createdAt = now;
        newCode(now);
    }

    static Optional<SchoolClass> taughtBy(long teacherId, long classId) {
        return taught(teacherId, classId).project(SchoolClass.class).singleResultOptional();
    }

    static List<SchoolClass> taughtBy(long teacherId) {
        return find(TAUGHT + BY_NAME, teacherId).project(SchoolClass.class).list();
    }

    static List<SchoolClass> attendedBy(long studentId) {
        return of(studentId, "e.removedAt is null");
    }

    static List<SchoolClass> leftBy(long studentId) {
        return of(studentId, "e.removedAt is not null");
    }

    private static List<SchoolClass> of(long studentId, String which) {
        return find(
                        "id in (select e.classId from Enrolment e where e.personId = ?1 and " + which + ")" + BY_NAME,
                        studentId)
                .project(SchoolClass.class)
                .list();
    }

    static Optional<Classes.OpenClass> open(String joinCode) {
        return find("""
                        select c.id, c.schoolId, c.name, c.joinCode, s.name
                        from StoredClass c join School s on s.id = c.schoolId
                        where c.joinCode = ?1 and c.joinable
                        """, joinCode).project(Classes.OpenClass.class).singleResultOptional();
    }

    private static PanacheQuery<StoredClass> taught(long teacherId, long classId) {
        return find(TAUGHT + " and id = ?2", teacherId, classId);
    }

    // To change them, in a transaction.

    static Optional<StoredClass> toChange(long teacherId, long classId) {
        return taught(teacherId, classId).singleResultOptional();
    }

    /** Others who want the same wait until this transaction is over. */
    static StoredClass lock(long classId) {
        return StoredClass.<StoredClass>find("id", classId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .singleResult();
    }

    /** The same; empty if the code was changed or closed. */
    static Optional<StoredClass> lockOpen(long classId, String joinCode) {
        return find("id = ?1 and joinCode = ?2 and joinable", classId, joinCode)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .singleResultOptional();
    }

    SchoolClass shown() {
        return new SchoolClass(id, name, joinCode, joinable);
    }

    void rename(String name) {
        this.name = name;
    }

    void setJoinable(boolean joinable) {
        this.joinable = joinable;
    }

    /** The old one stops working. */
    final void newCode(Instant now) {
        joinCode = PrintedCodes.random(JOIN_CODE_LENGTH);
        joinCodeMadeAt = now;
    }
}
