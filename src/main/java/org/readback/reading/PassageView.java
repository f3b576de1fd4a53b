package org.readback.reading;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.readback.content.Passage;

/**
 * What a page says about a passage. Texts that it does not have are empty.
 *
 * @param date for programs: {@code 2025-02-12}
 * @param day the same for people, in the language of the passage: {@code 12 February 2025}
 */
record PassageView(
        String title, String language, String speaker, String occasion, String date, String day, String source) {

    static PassageView of(Passage passage) {
        return new PassageView(
                passage.title(),
                passage.language(),
                passage.speaker().orElse(""),
                passage.occasion().orElse(""),
                passage.date().map(Object::toString).orElse(""),
                passage.date().map(date -> day(date, passage.language())).orElse(""),
                passage.source().orElse(""));
    }

    private static String day(LocalDate date, String language) {
        var locale = Locale.forLanguageTag(language);
        // English of no country is taken for that of the United States, and most of the world writes the day first.
        var writer = locale.equals(Locale.ENGLISH) ? Locale.UK : locale;
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(writer)
                .format(date);
    }
}
