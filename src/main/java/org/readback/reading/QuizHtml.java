package org.readback.reading;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.readback.content.Edition;
import org.readback.content.Passage;
import org.readback.content.Question;
import org.readback.grading.Part;
import org.readback.grading.Response;
import org.readback.kernel.KeptHtml;
import org.readback.kernel.Mark;
import org.readback.kernel.Stencil;

/** How a passage, its questions and a marked attempt look, in the reader's language: parts of pages. */
@Singleton
public class QuizHtml {
    @CheckedTemplate(basePath = "reading")
    static class Templates {
        static native TemplateInstance passage(PassageView passage, List<RawString> paragraphs, boolean proof);

        static native TemplateInstance paragraph(ParagraphView it);

        static native TemplateInstance question(QuestionView it);

        static native TemplateInstance report(QuestionReport it, RawString explanation, boolean own);

        static native TemplateInstance explanation(Explanation it);
    }

    /** The passage with no proof in it. */
    private record PassagePart(long edition) {}

    /** @param picked by sentence: the numbers of the questions that it was picked for */
    private record ParagraphPart(long edition, int number, Map<String, String> picked) {}

    private record QuestionPart(long edition, String question, CurrentResponse current) {}

    private record ReportPart(long edition, String question, Response response, Mark mark, boolean own) {}

    private record ExplanationPart(long edition, String question) {}

    private final KeptHtml kept;

    QuizHtml(KeptHtml kept) {
        this.kept = kept;
    }

    /** The passage as it is read beside questions, with no proof in it. */
    public RawString passage(Edition edition) {
        return kept.of(new PassagePart(edition.id()), () -> {
                    var passage = edition.quiz().passage();
                    return Templates.passage(
                            PassageView.of(passage),
                            numbers(passage)
                                    .mapToObj(number -> ParagraphView.of(passage, number, Map.of(), Map.of()))
                                    .map(paragraph -> new RawString(
                                            Templates.paragraph(paragraph).render()))
                                    .toList(),
                            false);
                })
                .html();
    }

    private static IntStream numbers(Passage passage) {
        return IntStream.rangeClosed(1, passage.paragraphs().size());
    }

    /**
     * A question as it is asked. Nothing in it says what is right.
     *
     * @param number its place on the page, from 1
     * @param question of that edition, with its options in the order in which they are shown
     */
    public AskedQuestion question(Edition edition, int number, Question question, CurrentResponse current) {
        var quiz = edition.quiz();
        var html = kept.of(
                new QuestionPart(edition.id(), question.id(), current),
                () -> Templates.question(
                        QuestionView.of(inFileOrder(edition, question), quiz.language(), quiz.passage(), current)));
        return new AskedQuestion(
                number,
                question.task().complete(current.given()),
                !current.given().isBlank(),
                current.flagged(),
                html.filled(QuestionView.filling(number, question, current.given())));
    }

    private static Question inFileOrder(Edition edition, Question question) {
        return edition.quiz().question(question.id()).orElseThrow();
    }

    /**
     * An attempt with what it was answered, what is right, and why.
     *
     * @param questions in the order of the attempt
     * @param responses by question
     * @param marks by question; a question without one has no points yet
     * @param own whether the reader is the one who answered
     */
    public MarkedAttempt marked(
            Edition edition,
            List<Question> questions,
            Map<String, Response> responses,
            Map<String, Mark> marks,
            boolean own) {
        var picked = new HashMap<String, List<Integer>>();
        var reports = new ArrayList<MarkedAttempt.MarkedQuestion>();
        for (var question : questions) {
            int number = reports.size() + 1;
            var response = responses.getOrDefault(question.id(), Response.BLANK);
            var mark = marks.getOrDefault(question.id(), new Mark(0, question.points()));
            question.task().parts().stream()
                    .filter(part -> part.input() == Part.Input.SENTENCES)
                    .flatMap(part -> response.all(part.id()).stream())
                    .forEach(id -> picked.computeIfAbsent(id, none -> new ArrayList<>())
                            .add(number));
            var html = kept.of(
                    new ReportPart(edition.id(), question.id(), response, mark, own),
                    () -> Templates.report(
                            QuestionReport.of(inFileOrder(edition, question), edition.quiz(), response, mark),
                            explanation(edition, question),
                            own));
            reports.add(new MarkedAttempt.MarkedQuestion(
                    number,
                    QuestionReport.verdict(response, mark),
                    mark.full(),
                    html.filled(new Stencil.Filling(Map.of(question.id(), number), Map.of()))));
        }
        return new MarkedAttempt(provenPassage(edition, questions, picked), List.copyOf(reports));
    }

    /**
     * The passage with the sentences lit that prove a key.
     *
     * @param questions in the order in which they are numbered
     * @param picked question numbers by sentence id
     */
    RawString provenPassage(Edition edition, List<Question> questions, Map<String, List<Integer>> picked) {
        var numbers = new HashMap<String, Integer>();
        var proves = new HashMap<String, List<String>>();
        for (var question : questions) {
            numbers.put(question.id(), numbers.size() + 1);
            for (var sentence : Explanation.sentences(question)) {
                proves.computeIfAbsent(sentence, none -> new ArrayList<>()).add(question.id());
            }
        }
        var filling = new Stencil.Filling(numbers, proves);
        var passage = edition.quiz().passage();
        var paragraphs = numbers(passage)
                .mapToObj(number -> {
                    var part = new ParagraphPart(
                            edition.id(), number, picked(passage.paragraphs().get(number - 1), picked));
                    return kept.of(
                                    part,
                                    () -> Templates.paragraph(ParagraphView.of(passage, number, proves, part.picked())))
                            .filled(filling);
                })
                .toList();
        return new RawString(
                Templates.passage(PassageView.of(passage), paragraphs, true).render());
    }

    private static Map<String, String> picked(List<Passage.Sentence> sentences, Map<String, List<Integer>> numbers) {
        var found = new HashMap<String, String>();
        for (var sentence : sentences) {
            var its = numbers.get(sentence.id());
            if (its != null) {
                found.put(sentence.id(), its.stream().map(String::valueOf).collect(Collectors.joining(", ")));
            }
        }
        return found;
    }

    /** Why the key is right, and where that stands: as secret as the key. */
    RawString explanation(Edition edition, Question question) {
        return kept.of(
                        new ExplanationPart(edition.id(), question.id()),
                        () -> Templates.explanation(Explanation.of(edition.quiz(), question)))
                .html();
    }
}
