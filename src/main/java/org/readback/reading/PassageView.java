package org.readback.reading;

import io.quarkus.qute.RawString;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.readback.content.Markdown;
import org.readback.content.Passage;

/**
 * The passage as a page shows it. Texts that it does not have are empty.
 *
 * @param date for programs: {@code 2025-02-12}
 * @param day the same for people, in the language of the passage: {@code 12 February 2025}
 */
public record PassageView(
        String title,
        String language,
        String speaker,
        String occasion,
        String date,
        String day,
        String source,
        List<Paragraph> paragraphs) {

    public record Paragraph(String id, int number, List<Sentence> sentences) {}

    /**
     * @param proves the numbers of the questions whose key it proves
     * @param picked the numbers of the questions that it was picked for
     */
    public record Sentence(String id, RawString text, List<Integer> proves, List<Integer> picked) {
        /** {@code 3, 7}. */
        public String pickedFor() {
            return picked.stream().map(String::valueOf).collect(Collectors.joining(", "));
        }

        public boolean lit() {
            return !proves.isEmpty();
        }
    }

    /** The passage as it is read, with no proof in it. */
    public static PassageView of(Passage passage) {
        return of(passage, Map.of(), Map.of());
    }

    /** @param proves question numbers by sentence id; @param picked likewise */
    public static PassageView of(
            Passage passage, Map<String, List<Integer>> proves, Map<String, List<Integer>> picked) {
        var paragraphs = new ArrayList<Paragraph>();
        for (var sentences : passage.paragraphs()) {
            int number = paragraphs.size() + 1;
            paragraphs.add(new Paragraph(
                    "p" + number,
                    number,
                    sentences.stream()
                            .map(sentence -> new Sentence(
                                    sentence.id(),
                                    new RawString(Markdown.html(sentence.text())),
                                    proves.getOrDefault(sentence.id(), List.of()),
                                    picked.getOrDefault(sentence.id(), List.of())))
                            .toList()));
        }
        return new PassageView(
                passage.title(),
                passage.language(),
                passage.speaker().orElse(""),
                passage.occasion().orElse(""),
                passage.date().map(Object::toString).orElse(""),
                passage.date().map(date -> day(date, passage.language())).orElse(""),
                passage.source().orElse(""),
                List.copyOf(paragraphs));
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
