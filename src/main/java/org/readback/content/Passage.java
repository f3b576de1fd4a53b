package org.readback.content;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The text that is read.
 *
 * @param slug the name of its directory
 * @param language a BCP 47 tag
 * @param contested true where people disagree about the subject, so that lint watches attribution and neutrality
 * @param positions what a report groups questions by: key to label, in the order of the file
 * @param paragraphs the sentences of each paragraph
 */
public record Passage(
        String slug,
        String title,
        Optional<String> speaker,
        Optional<String> occasion,
        Optional<LocalDate> date,
        Optional<String> source,
        String language,
        boolean contested,
        Map<String, String> positions,
        List<List<Sentence>> paragraphs) {

    /**
     * @param id {@code p3s2}: second sentence of the third paragraph
     * @param text inline Markdown
     */
    public record Sentence(String id, String text) {
        /** The text without its Markdown. */
        public String plain() {
            return Markdown.plain(text);
        }
    }

    public Optional<Sentence> sentence(String id) {
        return paragraphs.stream()
                .flatMap(List::stream)
                .filter(sentence -> sentence.id().equals(id))
                .findFirst();
    }

    public Set<String> sentenceIds() {
        return paragraphs.stream().flatMap(List::stream).map(Sentence::id).collect(Collectors.toUnmodifiableSet());
    }
}
