package org.readback.people;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.DynamicUpdate;
import org.readback.access.Role;
import org.readback.kernel.StoredRow;

/**
 * Somebody of a school, with what they sign in by. A change writes only the columns that it changes: others may be changed by
 * somebody else at the same moment.
 */
@Entity
@Table(name = "person")
@DynamicUpdate
class Person extends StoredRow {
    /** Of a person p; what follows says of which. */
    static final String ACCOUNT = "select " + Account.COLUMNS + " from Person p where ";

    private static final String TEACHER = """
            select p.id, p.displayName, p.signInName from Person p
            where p.schoolId = ?1 and p.role = ?2 and p.removedAt is null
            order by lower(p.displayName), p.id
            """;
    private static final String ATTENDING = """
            from Person p
            where p.id = ?3 and p.removedAt is null
              and exists (select 1 from ClassTeacher t where t.personId = ?1 and t.classId = ?2)
              and exists (select 1 from Enrolment e
                          where e.classId = ?2 and e.personId = p.id and e.removedAt is null)
            """;

    @Column(name = "school_id", updatable = false)
    long schoolId;

    @Convert(converter = RoleColumn.class)
    @Column(updatable = false)
    Role role;

    @Column(name = "sign_in_name", updatable = false)
    String signInName;

    @Column(name = "display_name")
    String displayName;

    /** Null as long as nobody can sign in. */
    @Column(name = "password_hash")
    String passwordHash;

    /** The password is the one of a slip, and is replaced at the sign-in. */
    @Column(name = "one_time")
    boolean oneTime;

    String font;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    /** The last time; null before the first one. */
    @Column(name = "signed_in_at")
    Instant signedInAt;

    /** Null for whoever is of the school. */
    @Column(name = "removed_at")
    Instant removedAt;

    static boolean has(String signInName) {
        return count("signInName", signInName) > 0;
    }

    /** Also of those who are removed. */
    static Optional<Account> account(long schoolId, long personId) {
        return find(ACCOUNT + "p.schoolId = ?1 and p.id = ?2", schoolId, personId)
                .project(Account.class)
                .singleResultOptional();
    }

    /** By name. */
    static List<Teacher> teachers(long schoolId) {
        return find(TEACHER, schoolId, Role.TEACHER).project(Teacher.class).list();
    }

    /** The hash of the slip that the person came in with; empty if they have a password of their own or none. */
    static Optional<String> slipHash(long personId) {
        return find(
                        "select p.passwordHash from Person p where p.id = ?1 and p.oneTime and p.passwordHash is not null",
                        personId)
                .project(String.class)
                .singleResultOptional();
    }

    // To change them, in a transaction.

    static Optional<Person> ofSchool(long schoolId, long personId) {
        return find("schoolId = ?1 and id = ?2", schoolId, personId).singleResultOptional();
    }

    /** If they attend this class, and this teacher teaches it. */
    static Optional<Person> attending(long teacherId, long classId, long personId) {
        return find(ATTENDING, teacherId, classId, personId).singleResultOptional();
    }

    /** Others who want the same wait until this transaction is over. */
    static List<Person> lockAdministrators(long schoolId) {
        return find("schoolId = ?1 and role = ?2 and removedAt is null order by id", schoolId, Role.ADMINISTRATOR)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    static Optional<Person> lock(long personId) {
        return find("id", personId).withLock(LockModeType.PESSIMISTIC_WRITE).singleResultOptional();
    }

    boolean removed() {
        return removedAt != null;
    }

    void rename(String name) {
        displayName = name;
    }

    void choosePassword(String hash) {
        passwordHash = hash;
        oneTime = false;
    }

    /** The password of a new slip replaces the one that there was. */
    void takeSlip(String hash) {
        passwordHash = hash;
        oneTime = true;
    }

    void chooseFont(String font) {
        this.font = font;
    }

    void remove(Instant now) {
        if (removedAt == null) {
            removedAt = now;
        }
    }

    void restore() {
        removedAt = null;
    }
}
