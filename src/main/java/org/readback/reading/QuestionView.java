package org.readback.reading;

import io.quarkus.qute.RawString;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

/**
 * A question as it is asked. Nothing in it says what is right: it is made of ids, texts and what the student gave.
 *
 * @param number its place on the page, from 1
 * @param kind the code of the {@link Kind}
 * @param language of stem and options, a BCP 47 tag
 * @param most how many values its picking part takes
 * @param gapText text and gaps by turns; empty but for gap fill
 * @param seq of the answer that is kept, 0 without one
 * @param error why what was given is refused, or empty
 */
public record QuestionView(
        int number,
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
        boolean answered,
        boolean begun,
        String error) {

    /**
     * @param name of the form field: {@code question.part}
     * @param id in the page
     * @param number its place in the question, from 1
     * @param value what was typed or chosen, where there is one value at most
     * @param picked the sentences that were picked
     */
    public record PartView(
            String name,
            String id,
            int number,
            RawString label,
            String plainLabel,
            String input,
            List<OptionView> options,
            List<GroupView> groups,
            String value,
            List<RawString> picked,
            int most) {}

    /** @param plain for lists that take no HTML */
    public record OptionView(String value, RawString text, String plain, boolean chosen) {}

    /** The sentences of a paragraph. */
    public record GroupView(int number, List<OptionView> sentences) {}

    /** @param gap null at the end of the text */
    public record GapView(RawString text, PartView gap) {}

    /** How much can be typed, in characters. */
    public int longest() {
        return Task.LONGEST_TEXT;
    }

    /** How the answer stands: what was given, and which of it is kept. */
    public record CurrentResponse(Response given, long seq, boolean flagged, String error) {
        public static final CurrentResponse NONE = new CurrentResponse(Response.BLANK, 0, false, "");
    }

    public static QuestionView of(
            int number, Question question, String language, Passage passage, CurrentResponse current) {
        var task = question.task();
        var given = current.given();
        var parts = new ArrayList<PartView>();
        for (var part : inOrder(task, given)) {
            parts.add(part(number, parts.size() + 1, question, part, given, passage));
        }
        return new QuestionView(
                number,
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
                task.complete(given),
                !given.isBlank(),
                current.error());
    }

    /** An order that the student has made is shown as they made it. */
    private static List<Part> inOrder(Task task, Response given) {
        if (task.kind() != Kind.ORDERING || !task.complete(given)) {
            return task.parts();
        }
        return task.parts().stream()
                .sorted(Comparator.comparingInt(part -> place(given.one(part.id()))))
                .toList();
    }

    private static int place(String value) {
        return value.matches("[0-9]{1,3}") ? Integer.parseInt(value) : Integer.MAX_VALUE;
    }

    private static PartView part(int question, int number, Question of, Part part, Response given, Passage passage) {
        var values = given.all(part.id());
        boolean sentences = part.input() == Part.Input.SENTENCES;
        return new PartView(
                of.id() + "." + part.id(),
                "q" + question + "-" + number,
                number,
                new RawString(Markdown.html(part.label())),
                Markdown.plain(part.label()),
                part.input().name().toLowerCase(java.util.Locale.ROOT),
                part.options().stream().map(option -> option(option, values)).toList(),
                sentences ? groups(passage, values) : List.of(),
                given.one(part.id()),
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
