package org.readback.people;

import java.text.Collator;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Function;

/** As a reader looks names up: accents and capitals do not count. The database sorts by code point. */
public final class ByName {
    private ByName() {}

    public static <T> Comparator<T> of(Function<T, String> name) {
        var collator = Collator.getInstance(Locale.ENGLISH);
        return Comparator.comparing(name, collator::compare);
    }
}
