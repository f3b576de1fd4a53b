package org.readback.kernel;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.OptionalInt;

/** What people type into forms. */
public final class FormFields {
    private FormFields() {}

    /** Without the space around it; empty if the form has no such field. */
    public static String text(MultivaluedMap<String, String> fields, String name) {
        var value = fields.getFirst(name);
        return value == null ? "" : value.strip();
    }

    /** A whole number; empty if it is none, or not within the bounds. */
    public static OptionalInt number(String typed, int least, int most) {
        if (!typed.matches("[0-9]{1,6}")) {
            return OptionalInt.empty();
        }
        int number = Integer.parseInt(typed);
        return number >= least && number <= most ? OptionalInt.of(number) : OptionalInt.empty();
    }
}
