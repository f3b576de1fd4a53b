package org.readback.people;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/** Names of people, classes and schools as they are kept. */
final class Names {
    static final int LONGEST = 120;

    enum Flaw {
        MISSING,
        TOO_LONG
    }

    private Names() {}

    /** Single spaces, and none of the characters that show nothing or turn the direction of what follows. */
    static String tidy(String typed) {
        if (typed == null) {
            return "";
        }
        return Normalizer.normalize(typed, Normalizer.Form.NFC)
                .replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]", " ")
                // Two joiners belong to the spelling of Persian and Indic names.
                .replaceAll("[\\p{Cf}\\p{Co}\\p{Cs}&&[^\\u200c\\u200d]]", "")
                .replaceAll("[\\p{Z}\\s]+", " ")
                .strip();
    }

    /** @param name tidy */
    static Optional<Flaw> flaw(String name) {
        if (name.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return Optional.of(Flaw.MISSING);
        }
        return length(name) > LONGEST ? Optional.of(Flaw.TOO_LONG) : Optional.empty();
    }

    static int length(String name) {
        return name.codePointCount(0, name.length());
    }

    /** Two names with the same key would be taken for the same person. */
    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
