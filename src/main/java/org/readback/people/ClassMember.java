package org.readback.people;

import java.time.Instant;
import org.readback.access.Role;

/**
 * Somebody who attends a class or did, as its teacher sees them.
 *
 * @param removed from the class
 * @param mayReturn whether a teacher lets them join again
 */
record ClassMember(Account account, boolean removed, boolean mayReturn) {
    /** As a query with {@link Account#COLUMNS} reads it. */
    ClassMember(
            long id,
            String name,
            String signInName,
            Role role,
            Instant signedInAt,
            boolean ownPassword,
            boolean slipMade,
            boolean removedFromSchool,
            boolean removed,
            boolean mayReturn) {
        this(
                new Account(id, name, signInName, role, signedInAt, ownPassword, slipMade, removedFromSchool),
                removed,
                mayReturn);
    }

    long id() {
        return account.id();
    }

    String name() {
        return account.name();
    }
}
