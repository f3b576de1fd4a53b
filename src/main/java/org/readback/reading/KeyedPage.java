package org.readback.reading;

import io.quarkus.qute.RawString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.readback.content.Edition;
import org.readback.content.Markdown;
import org.readback.content.Question;
import org.readback.content.Quiz;
import org.readback.grading.Kind;
import org.readback.grading.Misreading;
import org.readback.grading.Option;
import org.readback.grading.Part;
import org.readback.grading.Response;
import org.readback.kernel.Mark;

/** A quiz with its keys, its distractors and their misreadings, and the proof of each key in the passage. */
record KeyedPage(
        String slug,
        String title,
        String summary,
        String language,
        int possible,
        RawString passage,
        List<KeyedQuestion> questions,
        boolean teacher) {

    /**
     * @param report of an attempt at which nothing was answered: its keys are what is shown
     * @param positions what the question is about, in words
     * @param accepted all the texts that are taken, where there are several
     */
    record KeyedQuestion(
            int number,
            QuestionReport report,
            RawString explanation,
            List<String> positions,
            String accepted,
            List<Distractor> distractors) {}

    /**
     * @param verdict the code of a verdict, which has no text of its own, or empty
     * @param misreading a code, or empty
     */
    record Distractor(RawString text, String verdict, String misreading, RawString feedback) {}

    static KeyedPage of(Edition edition, QuizHtml html, boolean teacher) {
        var quiz = edition.quiz();
        var questions = new ArrayList<KeyedQuestion>();
        for (var question : quiz.questions()) {
            questions.add(new KeyedQuestion(
                    questions.size() + 1,
                    QuestionReport.of(question, quiz, Response.BLANK, new Mark(0, question.points())),
                    html.explanation(edition, question),
                    positions(quiz, question),
                    accepted(question),
                    distractors(question)));
        }
        return new KeyedPage(
                quiz.slug(),
                quiz.title(),
                quiz.summary(),
                quiz.language(),
                quiz.possible(),
                html.provenPassage(edition, quiz.questions(), Map.of()),
                questions,
                teacher);
    }

    private static List<String> positions(Quiz quiz, Question question) {
        return question.positions().stream()
                .map(key -> quiz.passage().positions().getOrDefault(key, key))
                .toList();
    }

    private static String accepted(Question question) {
        return question.task().parts().stream()
                .filter(part -> part.input() == Part.Input.TEXT && part.keys().size() > 1)
                .flatMap(part -> part.keys().stream())
                .collect(Collectors.joining(", "));
    }

    /** What is wrong in the same words in several parts is listed once. */
    private static List<Distractor> distractors(Question question) {
        boolean verdicts = question.task().kind() == Kind.TRUE_FALSE_NOT_GIVEN;
        var found = new LinkedHashMap<String, Distractor>();
        for (var part : question.task().parts()) {
            for (var value : values(part)) {
                var wrong = part.wrong().get(value);
                var misreading = wrong.misreading().map(Misreading::code).orElse("");
                if (misreading.isEmpty() && wrong.feedback().isEmpty()) {
                    continue;
                }
                var text = part.option(value).map(Option::text).orElse(value);
                found.putIfAbsent(
                        String.join("\n", text, value, misreading, wrong.feedback()),
                        new Distractor(
                                new RawString(Markdown.html(text)),
                                verdicts ? value : "",
                                misreading,
                                new RawString(Markdown.html(wrong.feedback()))));
            }
        }
        return List.copyOf(found.values());
    }

    /** The wrong values that the author foresaw: options in their order, then typed texts. */
    private static List<String> values(Part part) {
        var options = part.options().stream().map(Option::id).toList();
        return Stream.concat(
                        options.stream().filter(part.wrong()::containsKey),
                        part.wrong().keySet().stream()
                                .filter(value -> !options.contains(value))
                                .sorted())
                .toList();
    }
}
