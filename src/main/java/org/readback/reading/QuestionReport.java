package org.readback.reading;

import io.quarkus.qute.RawString;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.readback.content.Markdown;
import org.readback.content.Passage;
import org.readback.content.Question;
import org.readback.content.Quiz;
import org.readback.grading.GapFill;
import org.readback.grading.Kind;
import org.readback.grading.Misreading;
import org.readback.grading.Part;
import org.readback.grading.Response;
import org.readback.grading.Task;
import org.readback.grading.TwoPart;
import org.readback.kernel.Mark;
import org.readback.kernel.Stencil;

/**
 * A question of an attempt with what was said, the key, the mark and the misreadings. Made only for a teacher, or once the
 * policy shows it.
 *
 * @param number the mark for its place on the page
 * @param verdict {@code right}, {@code part}, {@code wrong} or {@code blank}
 * @param said one for each part; for gap fill none: see {@code gapText}
 * @param reason for two-part questions how answer and proof agree, else empty
 */
record QuestionReport(
        String number,
        String id,
        String kind,
        String language,
        RawString stem,
        int earned,
        int possible,
        String verdict,
        String process,
        List<PartReport> said,
        List<GapReport> gapText,
        String reason,
        List<Misread> misread) {

    public boolean full() {
        return earned == possible;
    }

    /**
     * @param label the prompt, or null
     * @param about {@code answer} or {@code proof}
     * @param right whether this part is right
     */
    record PartReport(RawString label, String about, List<AnswerText> yours, List<AnswerText> key, boolean right) {}

    /** @param verdict the code of a verdict, which has no text of its own, or empty */
    record AnswerText(RawString text, String verdict) {}

    /** Some text, then a gap with what was put in and what belongs in; the last one has none. */
    record GapReport(RawString text, boolean gap, String yours, String key, boolean right) {}

    /** @param code of the misreading, or empty; @param text what to tell whoever gave that answer, or empty */
    record Misread(String code, RawString text) {}

    static QuestionReport of(Question question, Quiz quiz, Response response, Mark mark) {
        var task = question.task();
        return new QuestionReport(
                Stencil.number(question.id()),
                question.id(),
                task.kind().code(),
                quiz.language(),
                html(question.stem()),
                mark.earned(),
                mark.possible(),
                verdict(response, mark),
                question.process().code(),
                said(task, response, quiz.passage()),
                gapText(task, response),
                reason(task, response),
                misread(task, response));
    }

    static String verdict(Response response, Mark mark) {
        if (response.isBlank()) {
            return "blank";
        }
        if (mark.full()) {
            return "right";
        }
        return mark.earned() > 0 ? "part" : "wrong";
    }

    private static List<PartReport> said(Task task, Response response, Passage passage) {
        return switch (task.kind()) {
            case GAP_FILL -> List.of();
            case ORDERING -> List.of(order(task, response));
            default ->
                task.parts().stream()
                        .map(part -> line(task, part, response, passage))
                        .toList();
        };
    }

    private static PartReport line(Task task, Part part, Response response, Passage passage) {
        var yours = response.all(part.id());
        boolean labelled = task.kind() == Kind.MATCHING;
        return new PartReport(
                labelled ? html(part.label()) : null,
                part.id().equals(Response.PROOF) ? "proof" : "answer",
                values(task, part, yours, passage),
                values(task, part, shownKey(part), passage),
                part.input() == Part.Input.TEXT
                        ? yours.stream().anyMatch(value -> task.right(part, value))
                        : Set.copyOf(yours).equals(part.keys()));
    }

    /** Keys in the order in which the options stand; the first of several accepted texts. */
    private static List<String> shownKey(Part part) {
        return switch (part.input()) {
            case TEXT -> part.keys().stream().limit(1).toList();
            case SENTENCES -> List.copyOf(new TreeSet<>(part.keys()));
            case ONE, MANY ->
                part.options().stream()
                        .map(option -> option.id())
                        .filter(part.keys()::contains)
                        .toList();
        };
    }

    private static List<AnswerText> values(Task task, Part part, List<String> given, Passage passage) {
        Function<String, AnswerText> value =
                switch (part.input()) {
                    case TEXT -> text -> new AnswerText(escaped(text), "");
                    case SENTENCES ->
                        id -> new AnswerText(
                                html(passage.sentence(id)
                                        .map(Passage.Sentence::text)
                                        .orElse("")),
                                "");
                    case ONE, MANY ->
                        task.kind() == Kind.TRUE_FALSE_NOT_GIVEN
                                ? code -> new AnswerText(new RawString(""), code)
                                : id -> new AnswerText(
                                        html(part.option(id)
                                                .map(option -> option.text())
                                                .orElse("")),
                                        "");
                };
        var inOrder = part.input() == Part.Input.MANY
                ? part.options().stream()
                        .map(option -> option.id())
                        .filter(given::contains)
                        .toList()
                : given;
        return inOrder.stream().map(value).toList();
    }

    /** The parts of an ordering are its items: both orders are shown as lists. */
    private static PartReport order(Task task, Response response) {
        var yours = task.parts().stream()
                .filter(part -> !response.one(part.id()).isEmpty())
                .sorted(Comparator.comparingInt(part -> Integer.parseInt(response.one(part.id()))))
                .map(part -> new AnswerText(numbered(response.one(part.id()), part.label()), ""))
                .toList();
        var key = task.parts().stream()
                .sorted(Comparator.comparingInt(QuestionReport::place))
                .map(part -> new AnswerText(numbered(Integer.toString(place(part)), part.label()), ""))
                .toList();
        return new PartReport(null, "answer", yours, key, task.parts().stream().allMatch(part -> part.keys()
                .contains(response.one(part.id()))));
    }

    private static int place(Part item) {
        return Integer.parseInt(item.keys().iterator().next());
    }

    private static List<GapReport> gapText(Task task, Response response) {
        if (!(task instanceof GapFill fill)) {
            return List.of();
        }
        return GapText.pieces(fill.text()).stream()
                .map(piece -> piece.gap()
                        .flatMap(id -> fill.gaps().stream()
                                .filter(gap -> gap.id().equals(id))
                                .findFirst())
                        .map(gap -> gapLine(piece.text(), gap, response.one(gap.id())))
                        .orElseGet(() -> new GapReport(piece.text(), false, "", "", true)))
                .toList();
    }

    private static GapReport gapLine(RawString text, GapFill.Gap gap, String value) {
        var part = gap.part();
        Function<String, String> shown = given ->
                part.option(given).map(option -> Markdown.plain(option.text())).orElse(given);
        return new GapReport(
                text,
                true,
                shown.apply(value),
                shown.apply(part.keys().stream().findFirst().orElse("")),
                !value.isEmpty() && gap.right(value));
    }

    /** Whether the right answer has the right reason: {@code both}, {@code answer}, {@code proof}, {@code neither}. */
    private static String reason(Task task, Response response) {
        if (!(task instanceof TwoPart two) || response.isBlank()) {
            return "";
        }
        boolean right = two.answer().mark(response, 1).full();
        boolean proven = two.proven(response);
        if (right) {
            return proven ? "both" : "answer";
        }
        return proven ? "proof" : "neither";
    }

    private static List<Misread> misread(Task task, Response response) {
        return task.wrong(response).values().stream()
                .flatMap(List::stream)
                .map(wrong ->
                        new Misread(wrong.misreading().map(Misreading::code).orElse(""), html(wrong.feedback())))
                .filter(misread ->
                        !misread.code().isEmpty() || !misread.text().getValue().isEmpty())
                .distinct()
                .toList();
    }

    private static RawString html(String markdown) {
        return new RawString(Markdown.html(markdown));
    }

    private static RawString numbered(String place, String markdown) {
        return new RawString(place + ". " + Markdown.html(markdown));
    }

    private static RawString escaped(String text) {
        return new RawString(text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;"));
    }
}
