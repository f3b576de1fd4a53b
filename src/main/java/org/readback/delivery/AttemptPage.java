package org.readback.delivery;

import io.quarkus.qute.RawString;
import java.util.List;
import org.readback.reading.AskedQuestion;

/**
 * An attempt to be answered.
 *
 * @param texts what its script says
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
        RawString texts,
        RawString passage,
        List<AskedQuestion> questions,
        String until,
        String cause,
        long deadlineMillis,
        long nowMillis,
        String savedAt,
        List<Notice> notices) {

    /** @param question its number */
    record Notice(int question, String text) {}

    public int answered() {
        return (int) questions.stream().filter(AskedQuestion::answered).count();
    }

    public int total() {
        return questions.size();
    }

    public List<AskedQuestion> unanswered() {
        return questions.stream().filter(question -> !question.begun()).toList();
    }

    public List<AskedQuestion> unfinished() {
        return questions.stream()
                .filter(question -> question.begun() && !question.answered())
                .toList();
    }

    public List<AskedQuestion> flagged() {
        return questions.stream().filter(AskedQuestion::flagged).toList();
    }

    /** The numbers of the questions without a whole answer. */
    public List<Integer> open() {
        return questions.stream()
                .filter(question -> !question.answered())
                .map(AskedQuestion::number)
                .toList();
    }
}
