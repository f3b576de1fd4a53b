package org.readback.reading;

import java.util.ArrayList;
import java.util.List;
import org.readback.content.Quiz;
import org.readback.reading.QuestionView.CurrentResponse;

/** A quiz as a student sees it, in file order, for whoever thinks of assigning it. */
record PreviewPage(
        String slug,
        String title,
        String summary,
        String language,
        int possible,
        PassageView passage,
        List<QuestionView> questions,
        boolean teacher) {

    static PreviewPage of(Quiz quiz, boolean teacher) {
        var questions = new ArrayList<QuestionView>();
        for (var question : quiz.questions()) {
            questions.add(QuestionView.of(
                    questions.size() + 1, question, quiz.language(), quiz.passage(), CurrentResponse.NONE));
        }
        return new PreviewPage(
                quiz.slug(),
                quiz.title(),
                quiz.summary(),
                quiz.language(),
                quiz.possible(),
                PassageView.of(quiz.passage()),
                questions,
                teacher);
    }
}
