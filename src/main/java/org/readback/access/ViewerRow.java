package org.readback.access;

/** A {@link Viewer} as statements read it that select {@link #COLUMNS}. */
record ViewerRow(
        long id,
        long schoolId,
        String role,
        String name,
        String signInName,
        String font,
        boolean mustChoosePassword,
        String schoolName) {
    /** Of a person p and their school s. */
    static final String COLUMNS =
            "p.id, p.school_id, p.role, p.display_name, p.sign_in_name, p.font, p.one_time, s.name as school_name";

    Viewer viewer() {
        return new Viewer(id, schoolId, Role.of(role), name, signInName, font, mustChoosePassword, schoolName);
    }
}
