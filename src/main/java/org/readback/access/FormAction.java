package org.readback.access;

import java.util.Locale;

/** What a form does that must be done once. Its codes are in the database's constraint {@code handled_form_action_known}. */
public enum FormAction {
    MAKE_CLASS,
    ADD_STUDENTS,
    NEW_JOIN_CODE,
    JOIN,
    MAKE_SLIPS,
    RESET_PASSWORD,
    ADD_PERSON,
    ASSIGN,
    ADD_TIME;

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
