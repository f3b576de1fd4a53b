package org.readback.access;

import java.util.Locale;

public enum Role {
    STUDENT,
    TEACHER,
    ADMINISTRATOR;

    /** For {@code @RolesAllowed}, and as the database has it. */
    public static final String STUDENT_ROLE = "student";

    public static final String TEACHER_ROLE = "teacher";
    public static final String ADMINISTRATOR_ROLE = "administrator";

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for a code that does not exist */
    public static Role of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
