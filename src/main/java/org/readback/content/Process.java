package org.readback.content;

import java.util.Locale;

/** The comprehension process that a question calls for, as PIRLS 2021 names them. */
public enum Process {
    RETRIEVE,
    INFER,
    INTEGRATE,
    EVALUATE;

    /** As written in quiz files: {@code retrieve}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for a code that does not exist */
    public static Process of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
