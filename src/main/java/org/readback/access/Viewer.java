package org.readback.access;

/**
 * The signed-in person.
 *
 * @param signInName what they type to sign in
 * @param font {@code standard} or {@code hyperlegible}
 * @param mustChoosePassword true while the password is the one of a sign-in slip: nothing else is open to them yet
 */
public record Viewer(
        long id,
        long schoolId,
        Role role,
        String name,
        String signInName,
        String font,
        boolean mustChoosePassword,
        String schoolName) {
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
