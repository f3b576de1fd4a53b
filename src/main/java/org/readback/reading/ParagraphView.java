package org.readback.reading;

import io.quarkus.qute.RawString;
import java.util.List;
import java.util.Map;
import org.readback.content.Markdown;
import org.readback.content.Passage;
import org.readback.kernel.Stencil;

/** A paragraph of a passage as a page shows it. */
record ParagraphView(String id, List<Sentence> sentences) {
    /**
     * @param proves the questions whose key it proves
     * @param picked the numbers of the questions that it was picked for: {@code 3, 7}; or empty
     * @param rows the mark before what it proves
     */
    record Sentence(String id, RawString text, List<Proven> proves, String picked, String rows) {
        public boolean lit() {
            return !proves.isEmpty();
        }

        public String rowsEnd() {
            return Stencil.rowsEnd();
        }
    }

    /** @param row the mark before it; @param number the mark for its place on the page */
    record Proven(String row, String number) {
        static Proven of(String question) {
            return new Proven(Stencil.row(question), Stencil.number(question));
        }
    }

    /**
     * @param number its place in the passage, from 1
     * @param proves questions by sentence id: their numbers are left open, in rows by that id
     * @param picked by sentence id
     */
    static ParagraphView of(Passage passage, int number, Map<String, List<String>> proves, Map<String, String> picked) {
        return new ParagraphView(
                "p" + number,
                passage.paragraphs().get(number - 1).stream()
                        .map(sentence -> new Sentence(
                                sentence.id(),
                                new RawString(Markdown.html(sentence.text())),
                                proves.getOrDefault(sentence.id(), List.of()).stream()
                                        .map(Proven::of)
                                        .toList(),
                                picked.getOrDefault(sentence.id(), ""),
                                Stencil.rows(sentence.id())))
                        .toList());
    }
}
