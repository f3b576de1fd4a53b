package org.readback.people;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.readback.access.Role;

/**
 * A search among the people of a school: whose name or sign-in name contains the words.
 *
 * @param words may be empty
 */
record PersonSearch(long schoolId, String words, Show show) {
    /** Whom it is about. */
    enum Show {
        ALL(null, false),
        STUDENTS(Role.STUDENT, false),
        TEACHERS(Role.TEACHER, false),
        ADMINISTRATORS(Role.ADMINISTRATOR, false),
        REMOVED(null, true);

        /** Null for all. */
        private final Role role;

        private final boolean removed;

        Show(Role role, boolean removed) {
            this.role = role;
            this.removed = removed;
        }
    }

    int count() {
        return (int) Person.count("from Person p where " + condition(), values());
    }

    /** By name. @param offset how many come before; @param most how many at most */
    List<Account> accounts(int offset, int most) {
        return Person.find(Person.ACCOUNT + condition() + " order by lower(p.displayName), p.id", values())
                .range(offset, offset + most - 1)
                .project(Account.class)
                .list();
    }

    private String condition() {
        return "p.schoolId = :school"
                + " and (locate(lower(:words), lower(p.displayName)) > 0 or locate(lower(:words), p.signInName) > 0)"
                + (show.removed ? " and p.removedAt is not null" : " and p.removedAt is null")
                + (show.role == null ? "" : " and p.role = :role");
    }

    private Map<String, Object> values() {
        var values = new HashMap<String, Object>();
        values.put("school", schoolId);
        values.put("words", words);
        if (show.role != null) {
            values.put("role", show.role);
        }
        return values;
    }
}
