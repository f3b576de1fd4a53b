package org.readback.kernel;

import com.ibm.icu.text.PluralRules;
import java.util.Comparator;
import java.util.List;

/**
 * One of the forms that words take beside numbers.
 *
 * @param name as the Unicode CLDR and scripts call it: {@code one}, {@code few}, {@code other}
 * @param sample a number that takes this form, not 0 if there is another: of 0 a text may say something of its own
 */
public record PluralForm(String name, double sample) {
    static List<PluralForm> of(PluralRules rules) {
        return rules.getKeywords().stream()
                .map(name -> new PluralForm(name, sample(rules, name)))
                .toList();
    }

    /** A form that no whole number takes is for fractions: in Polish {@code other} is. */
    private static double sample(PluralRules rules, String name) {
        return rules.getSamples(name).stream()
                .min(Comparator.comparing(sample -> sample == 0))
                .orElse(0.5);
    }
}
