package org.readback.grading;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** When two typed texts count as the same: case, spacing, punctuation and accents do not matter. */
final class Texts {
    private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036f]");
    private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern NUMBER = Pattern.compile("[^\\p{N}.,+\\-−]{0,3}([+\\-−]?[0-9][0-9.,\\s]*)[^\\p{N}]*");
    private static final Pattern THOUSANDS = Pattern.compile("[+-]?[0-9]{1,3}([,\\s][0-9]{3})+(\\.[0-9]+)?");

    private Texts() {}

    static String normal(String text) {
        var plain = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("");
        return NOT_WORD.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("");
    }

    /** A text with nothing but punctuation equals only itself. */
    static boolean same(String one, String other) {
        var normal = normal(one);
        return normal.isEmpty() ? one.strip().equals(other.strip()) : normal.equals(normal(other));
    }

    /**
     * The number that a text gives, with or without a unit: {@code 5}, {@code 5 %}, {@code 1,000}, {@code 2,5}. Texts with
     * a second number, such as {@code 2 to 5}, give none.
     */
    static Optional<BigDecimal> number(String text) {
        var match = NUMBER.matcher(text.strip());
        if (!match.matches()) {
            return Optional.empty();
        }
        var digits = match.group(1).strip().replace('−', '-');
        while (digits.endsWith(".") || digits.endsWith(",")) {
            digits = digits.substring(0, digits.length() - 1).strip();
        }
        if (THOUSANDS.matcher(digits).matches()) {
            digits = digits.replaceAll("[,\\s]", "");
        } else {
            digits = digits.replace(',', '.');
        }
        try {
            return Optional.of(new BigDecimal(digits));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    static Optional<Part.Wrong> find(Part part, String value) {
        if (part.input() != Part.Input.TEXT) {
            return Optional.ofNullable(part.wrong().get(value));
        }
        return part.wrong().entrySet().stream()
                .filter(entry -> same(entry.getKey(), value))
                .map(java.util.Map.Entry::getValue)
                .findFirst();
    }
}
