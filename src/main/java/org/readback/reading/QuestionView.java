package org.readback.reading;

import io.quarkus.qute.RawString;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.readback.content.Markdown;
import org.readback.content.Passage;
import org.readback.content.Question;
import org.readback.grading.GapFill;
import org.readback.grading.Kind;
import org.readback.grading.Option;
import org.readback.grading.Part;
import org.readback.grading.Response;
import org.readback.grading.Task;
import org.readback.kernel.Stencil;

/**
 * A question as it is asked. Nothing in it says what is right: it is made of ids, texts and what the student gave.
 *
 * @param number the mark for its place on the page
 * @param kind the code of the {@link Kind}
 * @param language of stem and options, a BCP 47 tag
 * @param most how many values its picking part takes
 * @param gapText text and gaps by turns; empty but for gap fill
 * @param seq of the answer that is kept, 0 without one
 * @param error why what was given is refused, or empty
 */
record QuestionView(
        String number,
        String id,
        String kind,
        String language,
        RawString stem,
        int points,
        int most,
        List<PartView> parts,
        List<GapView> gapText,
        long seq,
        boolean flagged,
        String error) {

    /**
     * @param name of the form field: {@code question.part}
     * @param id in the page
     * @param number its place in the question, from 1
     * @param row the mark before it, where parts are rows; @param rows the mark before its options
     * @param value what was typed or chosen, where there is one value at most
     * @param picked the sentences that were picked
     */
    record PartView(
            String name,
            String id,
            int number,
            String row,
            String rows,
            RawString label,
            String plainLabel,
            String input,
            List<OptionView> options,
            List<GroupView> groups,
            String value,
            List<RawString> picked,
            int most) {
        public String rowsEnd() {
            return Stencil.rowsEnd();
        }
    }

    /** @param row the mark before it, see {@link Stencil}; @param plain for lists that take no HTML */
    record OptionView(String value, String row, RawString text, String plain, boolean chosen) {}

    /** The sentences of a paragraph. */
    record GroupView(int number, List<OptionView> sentences) {}

    /** @param gap null at the end of the text */
    record GapView(RawString text, PartView gap) {}

    /** The group that the parts are the rows of, where they may stand in another order. */
    private static final String ITEMS = "";

    public String items() {
        return Stencil.rows(ITEMS);
    }

    public String rowsEnd() {
        return Stencil.rowsEnd();
    }

    /** How much can be typed, in characters. */
    public int longest() {
        return Task.LONGEST_TEXT;
    }

    /** @param question with its options in the order of the file */
    static QuestionView of(Question question, String language, Passage passage, CurrentResponse current) {
        var task = question.task();
        var given = current.given();
        var parts = new ArrayList<PartView>();
        for (var part : task.parts()) {
            parts.add(part(parts.size() + 1, question, part, given, passage));
        }
        return new QuestionView(
                Stencil.number(question.id()),
                question.id(),
                task.kind().code(),
                language,
                new RawString(Markdown.html(question.stem())),
                question.points(),
                parts.get(parts.size() - 1).most(),
                List.copyOf(parts),
                gaps(task, parts),
                current.seq(),
                current.flagged(),
                current.error());
    }

    /** What the marks stand for. @param question with its options in the order in which they are shown */
    static Stencil.Filling filling(int number, Question question, Response given) {
        var rows = new HashMap<String, List<String>>();
        for (var part : question.task().parts()) {
            rows.put(part.id(), part.options().stream().map(Option::id).toList());
        }
        rows.put(ITEMS, items(question.task(), given));
        return new Stencil.Filling(Map.of(question.id(), number), rows);
    }

    /** The parts as they are shown: an order that the student has made as they made it. */
    static List<String> items(Task task, Response given) {
        var shown = task.parts().stream().map(Part::id);
        return (task.kind() == Kind.ORDERING && task.complete(given)
                        ? shown.sorted(Comparator.comparingInt(part -> place(given.one(part))))
                        : shown)
                .toList();
    }

    private static int place(String value) {
        return value.matches("[0-9]{1,3}") ? Integer.parseInt(value) : Integer.MAX_VALUE;
    }

    private static PartView part(int number, Question of, Part part, Response given, Passage passage) {
        var values = given.all(part.id());
        boolean sentences = part.input() == Part.Input.SENTENCES;
        return new PartView(
                of.id() + "." + part.id(),
                "q" + Stencil.number(of.id()) + "-" + part.id(),
                number,
                Stencil.row(part.id()),
                Stencil.rows(part.id()),
                new RawString(Markdown.html(part.label())),
                Markdown.plain(part.label()),
                part.input().name().toLowerCase(java.util.Locale.ROOT),
                part.options().stream().map(option -> option(option, values)).toList(),
                sentences ? groups(passage, values) : List.of(),
                Stencil.unmarked(given.one(part.id())),
                sentences
                        ? values.stream()
                                .flatMap(id -> passage.sentence(id).stream())
                                .map(sentence -> new RawString(Markdown.html(sentence.text())))
                                .toList()
                        : List.of(),
                of.task().most(part));
    }

    private static OptionView option(Option option, List<String> values) {
        return new OptionView(
                option.id(),
                Stencil.row(option.id()),
                new RawString(Markdown.html(option.text())),
                Markdown.plain(option.text()),
                values.contains(option.id()));
    }

    private static List<GroupView> groups(Passage passage, List<String> values) {
        return IntStream.range(0, passage.paragraphs().size())
                .mapToObj(i -> new GroupView(
                        i + 1,
                        passage.paragraphs().get(i).stream()
                                .map(sentence -> new OptionView(
                                        sentence.id(),
                                        "",
                                        new RawString(Markdown.html(sentence.text())),
                                        sentence.plain(),
                                        values.contains(sentence.id())))
                                .toList()))
                .toList();
    }

    private static List<GapView> gaps(Task task, List<PartView> parts) {
        if (!(task instanceof GapFill fill)) {
            return List.of();
        }
        return GapText.pieces(fill.text()).stream()
                .map(piece -> new GapView(
                        piece.text(),
                        piece.gap()
                                .flatMap(gap -> parts.stream()
                                        .filter(part -> part.name().endsWith("." + gap))
                                        .findFirst())
                                .orElse(null)))
                .toList();
    }
}
