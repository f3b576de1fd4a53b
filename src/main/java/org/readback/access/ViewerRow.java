package org.readback.access;

import java.util.Optional;

/** A {@link Viewer} as statements read it that select {@link #COLUMNS}. */
record ViewerRow(
        long id,
        long schoolId,
        String role,
        String name,
        String signInName,
        String font,
        String language,
        boolean mustChoosePassword,
        String schoolName,
        String schoolLanguage) {
    /** Of a person p and their school s. */
    static final String COLUMNS = """
            p.id, p.school_id, p.role, p.display_name, p.sign_in_name, p.font, p.language, p.one_time,
            s.name as school_name, s.language as school_language""";

    Viewer viewer() {
        return new Viewer(
                id,
                schoolId,
                Role.of(role),
                name,
                signInName,
                font,
                Optional.ofNullable(language),
                mustChoosePassword,
                schoolName,
                schoolLanguage);
    }
}
