package org.readback.delivery;

import java.util.List;
import org.readback.reading.PassageView;
import org.readback.reading.QuestionView;

/**
 * An attempt to be answered.
 *
 * @param until when answering ends as the student reads it, or empty
 * @param cause what sets that, a code or empty
 * @param deadlineMillis the same for the page's clock, 0 without a deadline
 * @param nowMillis the server's time when the page was made
 * @param savedAt time of the latest save, or empty
 * @param notices what has to be said about answers that arrived with the form
 */
record AttemptPage(
        long attemptId,
        long editionId,
        String title,
        PassageView passage,
        List<QuestionView> questions,
        String until,
        String cause,
        long deadlineMillis,
        long nowMillis,
        String savedAt,
        List<Notice> notices) {

    /** @param question its number */
    record Notice(int question, String text) {}

    public int answered() {
        return (int) questions.stream().filter(QuestionView::answered).count();
    }

    public int total() {
        return questions.size();
    }

    public List<QuestionView> unanswered() {
        return questions.stream().filter(question -> !question.begun()).toList();
    }

    public List<QuestionView> unfinished() {
        return questions.stream()
                .filter(question -> question.begun() && !question.answered())
                .toList();
    }

    public List<QuestionView> flagged() {
        return questions.stream().filter(QuestionView::flagged).toList();
    }

    /** The numbers of the questions without a whole answer. */
    public List<Integer> open() {
        return questions.stream()
                .filter(question -> !question.answered())
                .map(QuestionView::number)
                .toList();
    }
}
