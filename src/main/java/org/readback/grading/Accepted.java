package org.readback.grading;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What counts as right where a text is typed: any of the texts, or a number within the tolerance.
 *
 * @param texts compared by letters and digits alone: case, spacing, punctuation and accents do not matter
 */
public record Accepted(List<String> texts, Optional<Number> number) {

    /** @param tolerance how far off still counts, 0 or more, in the unit of the value */
    public record Number(BigDecimal value, BigDecimal tolerance) {
        boolean holds(String text) {
            return Texts.number(text)
                    .filter(given -> given.subtract(value).abs().compareTo(tolerance) <= 0)
                    .isPresent();
        }
    }

    public static Accepted texts(String... texts) {
        return new Accepted(List.of(texts), Optional.empty());
    }

    public boolean holds(String text) {
        return texts.stream().anyMatch(accepted -> Texts.same(accepted, text))
                || number.filter(wanted -> wanted.holds(text)).isPresent();
    }

    /** What is shown as the key: the texts, then the number. */
    Set<String> shown() {
        var shown = new LinkedHashSet<>(texts);
        number.ifPresent(wanted -> shown.add(wanted.value().toPlainString()));
        return shown;
    }
}
