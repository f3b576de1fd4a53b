package org.readback.kernel;

import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.Precision;
import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A language that there are texts in, with the habits of a country: how dates, numbers and lists of names look. */
public record Language(Locale locale) {
    private static final Map<Locale, List<PluralForm>> PLURAL_FORMS = new ConcurrentHashMap<>();

    public static Language of(String tag) {
        return new Language(Locale.forLanguageTag(tag));
    }

    /** BCP 47, for the attribute {@code lang}. */
    public String tag() {
        return locale.toLanguageTag();
    }

    /** For the attribute {@code dir}. */
    public String direction() {
        return ULocale.forLocale(locale).isRightToLeft() ? "rtl" : "ltr";
    }

    /** What those who speak it call it. */
    public String name() {
        return locale.getDisplayLanguage(locale);
    }

    /** {@code a, b, c}: each of them a thing by itself, and no part of a sentence. */
    public String list(Collection<?> things) {
        return ListFormatter.getInstance(icu(), ListFormatter.Type.UNITS, ListFormatter.Width.SHORT)
                .format(things);
    }

    /**
     * The forms that words take beside numbers: for texts into which a script writes the number, which takes one of each form
     * along.
     */
    public List<PluralForm> pluralForms() {
        return PLURAL_FORMS.computeIfAbsent(
                locale, any -> PluralForm.of(PluralRules.forLocale(ULocale.forLocale(locale))));
    }

    /** With one digit after the point: {@code 7.5}, {@code 7,5}. */
    public String oneDecimal(double value) {
        return decimal(value, Precision.fixedFraction(1));
    }

    /** The same, but {@code 7} for a whole number. */
    public String oneDecimalIfAny(double value) {
        return decimal(value, Precision.maxFraction(1));
    }

    private String decimal(double value, Precision precision) {
        return NumberFormatter.withLocale(icu())
                .grouping(NumberFormatter.GroupingStrategy.OFF)
                .precision(precision)
                .roundingMode(RoundingMode.HALF_UP)
                .format(value)
                .toString();
    }

    /** With digits as forms and addresses have them, so that one page does not mix two kinds. */
    ULocale icu() {
        return ULocale.forLocale(locale).setKeywordValue("numbers", "latn");
    }
}
