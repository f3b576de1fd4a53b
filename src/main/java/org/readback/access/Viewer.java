package org.readback.access;

import java.util.Optional;

/**
 * The signed-in person.
 *
 * @param signInName what they type to sign in
 * @param font {@code standard} or {@code hyperlegible}
 * @param language the tag of the language that they chose, if they did
 * @param mustChoosePassword true while the password is the one of a sign-in slip: nothing else is open to them yet
 */
public record Viewer(
        long id,
        long schoolId,
        Role role,
        String name,
        String signInName,
        String font,
        Optional<String> language,
        boolean mustChoosePassword,
        String schoolName,
        String schoolLanguage) {
    public boolean student() {
        return role == Role.STUDENT;
    }

    public boolean teacher() {
        return role == Role.TEACHER;
    }

    public boolean administrator() {
        return role == Role.ADMINISTRATOR;
    }
}
