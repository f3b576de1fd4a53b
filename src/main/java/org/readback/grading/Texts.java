package org.readback.grading;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** When two typed texts count as the same: case, spacing, punctuation and accents do not matter. */
final class Texts {
    private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036f]");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}]+");

    /** Letters with a stroke, and two in one, which Unicode does not take apart. */
    private static final Map<String, String> LETTERS = Map.of("ł", "l", "ø", "o", "đ", "d", "æ", "ae", "œ", "oe");

    // Between two digits punctuation does matter: 2.5 is not 25.
    private static final Pattern GROUPED = Pattern.compile("(?<=\\p{Nd})[,\\s'’](?=\\p{Nd}{3}(?!\\p{Nd}))");
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("(?<=\\p{N})[^\\p{L}\\p{M}\\p{N}]+(?=\\p{N})");
    private static final Pattern MINUS = Pattern.compile("(?<![\\p{L}\\p{M}\\p{N}])[-−–](?=\\p{N})");
    private static final char POINT = '\ue000';
    private static final char BELOW_ZERO = '\ue001';
    private static final Pattern NOT_WORD_NOR_SIGN =
            Pattern.compile("[^\\p{L}\\p{M}\\p{N}" + POINT + BELOW_ZERO + "]+");
    private static final Pattern PRIVATE = Pattern.compile("\\p{Co}+");

    private static final Pattern NUMBER =
            Pattern.compile("[^\\p{N}.,+\\-−–<>≤≥]{0,3}([+\\-−–]?[0-9][0-9.,\\s]*)[^\\p{N}]*");
    private static final Pattern THOUSANDS = Pattern.compile("[+-]?[0-9]{1,3}([,\\s][0-9]{3})+(\\.[0-9]+)?");

    private Texts() {}

    /** Without what no keyboard types and no database keeps: control characters and halves of characters. */
    static String printable(String text) {
        return UNPRINTABLE.matcher(text).replaceAll(" ").strip();
    }

    static String normal(String text) {
        var plain = PRIVATE.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("");
        plain = ACCENTS.matcher(plain).replaceAll("");
        // By way of the capitals, so that ß is ss.
        plain = plain.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        for (var letter : LETTERS.entrySet()) {
            plain = plain.replace(letter.getKey(), letter.getValue());
        }
        plain = GROUPED.matcher(plain).replaceAll("");
        plain = BETWEEN_DIGITS.matcher(plain).replaceAll(String.valueOf(POINT));
        plain = MINUS.matcher(plain).replaceAll(String.valueOf(BELOW_ZERO));
        return NOT_WORD_NOR_SIGN.matcher(plain).replaceAll("");
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
        var match = NUMBER.matcher(western(text.strip()));
        if (!match.matches()) {
            return Optional.empty();
        }
        var digits = match.group(1).strip().replace('−', '-').replace('–', '-');
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

    /** The digits of every script as those of this file. */
    private static String western(String text) {
        var digits = new StringBuilder();
        text.codePoints().forEach(character -> {
            if (Character.isDigit(character)) {
                digits.append(Character.digit(character, 10));
            } else {
                digits.appendCodePoint(character);
            }
        });
        return digits.toString();
    }

    static Optional<Part.Wrong> find(Part part, String value) {
        if (part.input() != Part.Input.TEXT) {
            return Optional.ofNullable(part.wrong().get(value));
        }
        return part.wrong().entrySet().stream()
                .filter(entry -> same(entry.getKey(), value))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
