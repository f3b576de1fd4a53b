package org.readback.results;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.readback.content.Editions;
import org.readback.content.Markdown;
import org.readback.content.Question;
import org.readback.content.Quiz;
import org.readback.grading.GapFill;
import org.readback.grading.Kind;
import org.readback.grading.Part;
import org.readback.grading.Response;
import org.readback.grading.TrueFalseNotGiven.Verdict;
import org.readback.kernel.SchoolTime;

/**
 * The responses to an assignment in long format, as statistics programs want them: one row an attempt and question,
 * unanswered questions included.
 */
final class ResponseTable {
    /** Names of columns are what scripts refer to, not texts: they stay the same in every language. */
    private static final List<String> HEAD = List.of(
            "student",
            "sign_in_name",
            "attempt",
            "counts",
            "started",
            "submitted",
            "question_number",
            "question",
            "type",
            "process",
            "positions",
            "stem",
            "response",
            "response_ids",
            "earned",
            "possible");

    /** The school's time, in the form that spreadsheets and R read as a time. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final Editions editions;
    private final SchoolTime time;
    private final ResultsMessages messages;
    private final CsvWriter csv;

    ResponseTable(Editions editions, SchoolTime time, ResultsMessages messages, CsvWriter csv) {
        this.editions = editions;
        this.time = time;
        this.messages = messages;
        this.csv = csv;
    }

    void head() {
        csv.writeRecord(HEAD);
    }

    void write(AttemptResult attempt) {
        // No query but the first time: editions are kept.
        var edition = editions.find(attempt.edition()).orElseThrow();
        var quiz = edition.quiz();
        int number = 0;
        for (var question : quiz.questions()) {
            number++;
            long id = edition.questionId(question.id());
            var response = attempt.response(id);
            var mark = attempt.marks().get(id);
            csv.writeRecord(
                    CsvCell.text(attempt.student().name()),
                    CsvCell.text(attempt.student().signInName()),
                    Integer.toString(attempt.number()),
                    attempt.counts() ? "TRUE" : "FALSE",
                    time(attempt.startedAt()),
                    attempt.submittedAt().map(this::time).orElse(""),
                    Integer.toString(number),
                    CsvCell.text(question.id()),
                    question.task().kind().code(),
                    question.process().code(),
                    CsvCell.text(String.join(" ", question.positions())),
                    CsvCell.text(Markdown.plain(question.stem())),
                    CsvCell.text(text(quiz, question, response)),
                    CsvCell.text(ids(question, response)),
                    mark == null ? "" : Integer.toString(mark.earned()),
                    Integer.toString(mark == null ? question.points() : mark.possible()));
        }
    }

    private String time(Instant instant) {
        return TIME.format(instant.atZone(time.zone()));
    }

    /** {@code b}, {@code b c}, or {@code p1=spring p2=neap} where there are several parts; typed texts as they are. */
    private static String ids(Question question, Response response) {
        var parts = question.task().parts();
        return parts.stream()
                .filter(part -> !response.all(part.id()).isEmpty())
                .map(part -> (parts.size() == 1 ? "" : part.id() + "=") + String.join(" ", response.all(part.id())))
                .collect(Collectors.joining(" "));
    }

    private String text(Quiz quiz, Question question, Response response) {
        var parts = question.task().parts();
        return parts.stream()
                .filter(part -> !response.all(part.id()).isEmpty())
                .map(part -> label(question, parts, part)
                        + response.all(part.id()).stream()
                                .map(value -> text(quiz, question, part, value))
                                .collect(Collectors.joining("; ")))
                .collect(Collectors.joining(" | "));
    }

    private String label(Question question, List<Part> parts, Part part) {
        if (question.task() instanceof GapFill) {
            return messages.gap(parts.indexOf(part) + 1) + ": ";
        }
        return part.label().isEmpty() ? "" : Markdown.plain(part.label()) + ": ";
    }

    private String text(Quiz quiz, Question question, Part part, String value) {
        return switch (part.input()) {
            case TEXT -> value;
            case SENTENCES ->
                quiz.passage().sentence(value).map(sentence -> sentence.plain()).orElse(value);
            case ONE, MANY ->
                question.task().kind() == Kind.TRUE_FALSE_NOT_GIVEN
                        ? messages.verdict(Verdict.of(value))
                        : part.option(value)
                                .map(option -> Markdown.plain(option.text()))
                                .orElse(value);
        };
    }
}
