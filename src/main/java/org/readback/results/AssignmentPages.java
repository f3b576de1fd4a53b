package org.readback.results;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.readback.content.Markdown;
import org.readback.content.Passage;
import org.readback.content.Quiz;
import org.readback.grading.GapFill;
import org.readback.grading.Kind;
import org.readback.grading.Part;
import org.readback.grading.Task;
import org.readback.grading.TrueFalseNotGiven.Verdict;
import org.readback.kernel.Language;
import org.readback.kernel.SchoolTime;

/** Puts an {@link AssignmentReport} into the words and lengths of its page. */
final class AssignmentPages {
    /** Names below one answer: more than a class has, less than makes a page of megabytes. */
    private static final int MOST_NAMES = 100;

    private static final int MOST_TEXTS = 10;
    private static final int SHORT_STEM = 70;
    private static final int CHART_TOP = 18;
    private static final int CHART_BASE = 172;

    private final Quiz quiz;
    private final SchoolTime time;
    private final Language language;
    private final ResultsMessages messages;

    AssignmentPages(Quiz quiz, SchoolTime time, Language language, ResultsMessages messages) {
        this.quiz = quiz;
        this.time = time;
        this.language = language;
        this.messages = messages;
    }

    AssignmentPage page(
            Scores.TaughtAssignment assignment,
            AssignmentPage.Progress progress,
            int otherEditions,
            AssignmentReport report) {
        var opens = time.dayAndTime(assignment.opensAt());
        return new AssignmentPage(
                assignment.id(),
                assignment.schoolClass(),
                assignment.title(),
                quiz.language(),
                assignment.withdrawn(),
                assignment
                        .closesAt()
                        .map(closes -> messages.windowTo(opens, time.dayAndTime(closes)))
                        .orElseGet(() -> messages.windowOpen(opens)),
                messages.counting(assignment.counting()),
                progress,
                otherEditions,
                report.distribution().size() == 0 ? null : chart(report.distribution()),
                report.questions().stream().map(this::question).toList(),
                BreakdownView.of(report.breakdown(), messages),
                report.misreadings().stream().map(this::misreading).toList());
    }

    private AssignmentPage.Chart chart(Distribution distribution) {
        var columns = distribution.columns();
        double slot = 100.0 / columns.size();
        var median = language.oneDecimalIfAny(distribution.median());
        return new AssignmentPage.Chart(
                messages.scoresCaption(distribution.size(), distribution.possible(), median),
                messages.of(language.oneDecimal(distribution.mean()), distribution.possible()),
                messages.of(median, distribution.possible()),
                IntStream.range(0, columns.size())
                        .mapToObj(i -> {
                            var column = columns.get(i);
                            int height = Math.round(
                                    (float) (CHART_BASE - CHART_TOP) * column.count() / distribution.highest());
                            return new AssignmentPage.ChartColumn(
                                    column.from() == column.to()
                                            ? Integer.toString(column.from())
                                            : messages.range(column.from(), column.to()),
                                    column.count(),
                                    Bar.percent(i * slot + 0.14 * slot, 100),
                                    Bar.percent(0.72 * slot, 100),
                                    Bar.percent(i * slot + slot / 2, 100),
                                    CHART_BASE - height,
                                    height,
                                    CHART_BASE - height - 6,
                                    names(column.totals().stream()
                                            .map(Distribution.Total::student)
                                            .toList()));
                        })
                        .toList());
    }

    private AssignmentPage.QuestionLine question(AssignmentReport.QuestionReport report) {
        var question = report.question();
        var task = question.task();
        var facility = report.facility();
        return new AssignmentPage.QuestionLine(
                report.number(),
                Markdown.html(question.stem()),
                shortened(Markdown.plain(question.stem())),
                messages.kind(task.kind()),
                messages.process(question.process()),
                facility.percent().isEmpty()
                        ? null
                        : new Bar(
                                Bar.percent(facility.earned(), facility.possible()),
                                messages.percent(facility.percent().getAsInt())),
                facility.responses(),
                report.full(),
                report.partial(),
                report.none(),
                report.unanswered(),
                task instanceof GapFill gaps ? text(gaps) : "",
                task.kind() == Kind.ORDERING,
                task.kind() == Kind.ORDERING ? List.of(places(report.tallies())) : parts(task, report.tallies()),
                report.proofs().map(this::proofs).orElse(null));
    }

    static String shortened(String stem) {
        if (stem.length() <= SHORT_STEM) {
            return stem;
        }
        int space = stem.lastIndexOf(' ', SHORT_STEM);
        return stem.substring(0, space > SHORT_STEM / 2 ? space : SHORT_STEM) + "…";
    }

    /** The text with {@code [1]} where the first gap is. */
    private static String text(GapFill task) {
        var ids = task.gaps().stream().map(GapFill.Gap::id).toList();
        return Markdown.html(
                GapFill.GAP.matcher(task.text()).replaceAll(gap -> "**(" + (ids.indexOf(gap.group(1)) + 1) + ")**"));
    }

    private List<AssignmentPage.PartTable> parts(Task task, List<Tally> tallies) {
        return IntStream.range(0, tallies.size())
                .mapToObj(i -> part(
                        task.kind() == Kind.GAP_FILL
                                ? messages.gap(i + 1)
                                : Markdown.html(tallies.get(i).part().label()),
                        task.kind(),
                        tallies.get(i)))
                .toList();
    }

    private AssignmentPage.PartTable part(String label, Kind kind, Tally tally) {
        var lines = new ArrayList<AssignmentPage.AnswerLine>();
        int shown = tally.part().input() == Part.Input.TEXT
                ? Math.min(MOST_TEXTS, tally.values().size())
                : tally.values().size();
        for (var line : tally.values().subList(0, shown)) {
            lines.add(new AssignmentPage.AnswerLine(
                    html(kind, tally.part(), line.value()),
                    Bar.of(line.count(), tally.asked(), messages),
                    line.key(),
                    line.misreading().map(messages::misreading).orElse(null),
                    names(line.students())));
        }
        lines.add(new AssignmentPage.AnswerLine(
                null, Bar.of(tally.blank().size(), tally.asked(), messages), false, null, names(tally.blank())));
        return new AssignmentPage.PartTable(
                label, List.copyOf(lines), tally.values().size() - shown);
    }

    private String html(Kind kind, Part part, String value) {
        return switch (part.input()) {
            case ONE, MANY ->
                kind == Kind.TRUE_FALSE_NOT_GIVEN
                        ? messages.verdict(Verdict.of(value))
                        : part.option(value)
                                .map(option -> Markdown.html(option.text()))
                                .orElse("");
            case SENTENCES ->
                quiz.passage()
                        .sentence(value)
                        .map(Passage.Sentence::text)
                        .map(Markdown::html)
                        .orElse("");
            case TEXT -> escaped(value);
        };
    }

    /** What a student typed is no Markdown. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** Items in the right order, each with how many put it in its place. */
    private AssignmentPage.PartTable places(List<Tally> tallies) {
        return new AssignmentPage.PartTable(
                "",
                tallies.stream()
                        .sorted(java.util.Comparator.comparingInt(tally ->
                                Integer.parseInt(tally.part().keys().iterator().next())))
                        .map(tally -> tally.values().stream()
                                .filter(Tally.TalliedValue::key)
                                .findFirst()
                                .map(line -> new AssignmentPage.AnswerLine(
                                        Markdown.html(tally.part().label()),
                                        Bar.of(line.count(), tally.asked(), messages),
                                        true,
                                        null,
                                        names(line.students())))
                                .orElseThrow())
                        .toList(),
                0);
    }

    private AssignmentPage.ProofTable proofs(Proofs proofs) {
        int answered = proofs.right().size()
                + proofs.unproven().size()
                + proofs.misread().size()
                + proofs.neither().size();
        return new AssignmentPage.ProofTable(
                cell(messages.rightReason(), proofs.right(), answered),
                cell(messages.wrongProof(), proofs.unproven(), answered),
                cell(messages.foundMisread(), proofs.misread(), answered),
                cell(messages.neither(), proofs.neither(), answered));
    }

    private AssignmentPage.ProofCell cell(String words, List<ScoredStudent> students, int answered) {
        return new AssignmentPage.ProofCell(words, messages.of(students.size(), answered), names(students));
    }

    private AssignmentPage.MisreadingLine misreading(Misreadings.ShownMisreading line) {
        return new AssignmentPage.MisreadingLine(
                messages.misreading(line.misreading()),
                line.number(),
                shortened(Markdown.plain(quiz.questions().get(line.number() - 1).stem())),
                Bar.of(line.students().size(), line.asked(), messages),
                names(line.students()));
    }

    private static AssignmentPage.Names names(List<ScoredStudent> students) {
        return new AssignmentPage.Names(
                students.subList(0, Math.min(MOST_NAMES, students.size())), Math.max(0, students.size() - MOST_NAMES));
    }
}
