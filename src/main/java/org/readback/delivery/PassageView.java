package org.readback.delivery;

import io.quarkus.qute.RawString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.readback.content.Markdown;
import org.readback.content.Passage;

/** The passage as a page shows it. Texts that it does not have are empty. */
record PassageView(
        String title,
        String language,
        String speaker,
        String occasion,
        String date,
        String source,
        List<Paragraph> paragraphs) {

    record Paragraph(String id, int number, List<Sentence> sentences) {}

    /**
     * @param proves the numbers of the questions whose key it proves
     * @param picked the numbers of the questions that it was picked for
     */
    record Sentence(String id, RawString text, List<Integer> proves, List<Integer> picked) {
        /** {@code 3, 7}. */
        public String pickedFor() {
            return picked.stream().map(String::valueOf).collect(Collectors.joining(", "));
        }

        public boolean lit() {
            return !proves.isEmpty();
        }
    }

    /** The passage as it is read, with no proof in it. */
    static PassageView of(Passage passage) {
        return of(passage, Map.of(), Map.of());
    }

    /** @param proves question numbers by sentence id; @param picked likewise */
    static PassageView of(Passage passage, Map<String, List<Integer>> proves, Map<String, List<Integer>> picked) {
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
                passage.source().orElse(""),
                List.copyOf(paragraphs));
    }
}
