package org.readback.reading;

import io.quarkus.qute.RawString;
import java.util.ArrayList;
import java.util.List;
import org.readback.content.Edition;

/** A quiz as a student sees it, in file order, for whoever thinks of assigning it. */
record PreviewPage(
        String slug,
        String title,
        String summary,
        String language,
        int possible,
        RawString passage,
        List<AskedQuestion> questions,
        boolean teacher) {

    static PreviewPage of(Edition edition, QuizHtml html, boolean teacher) {
        var quiz = edition.quiz();
        var questions = new ArrayList<AskedQuestion>();
        for (var question : quiz.questions()) {
            questions.add(html.question(edition, questions.size() + 1, question, CurrentResponse.NONE));
        }
        return new PreviewPage(
                quiz.slug(),
                quiz.title(),
                quiz.summary(),
                quiz.language(),
                quiz.possible(),
                html.passage(edition),
                questions,
                teacher);
    }
}
