package org.readback.results;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.readback.content.Edition;
import org.readback.content.Question;
import org.readback.grading.TwoPart;
import org.readback.kernel.Mark;

/** All that the attempts that count say about an assignment. */
record AssignmentReport(
        Distribution distribution,
        List<QuestionReport> questions,
        Breakdown breakdown,
        List<Misreadings.ShownMisreading> misreadings) {

    /**
     * @param number from 1, in the order of the file
     * @param full how many earned all marks; {@code partial} some, {@code none} none although they answered
     * @param unanswered how many left the whole question blank
     * @param proofs of a two-part question
     */
    record QuestionReport(
            int number,
            Question question,
            Facility facility,
            int full,
            int partial,
            int none,
            int unanswered,
            List<Tally> tallies,
            Optional<Proofs> proofs) {

        static QuestionReport of(int number, Question question, List<MarkedResponse> all) {
            int unanswered = 0;
            int full = 0;
            int partial = 0;
            for (var marked : all) {
                if (marked.response().isBlank()) {
                    unanswered++;
                } else if (marked.mark().full()) {
                    full++;
                } else if (marked.mark().earned() > 0) {
                    partial++;
                }
            }
            return new QuestionReport(
                    number,
                    question,
                    Facility.of(all.stream().map(MarkedResponse::mark).toList()),
                    full,
                    partial,
                    all.size() - unanswered - full - partial,
                    unanswered,
                    Tally.of(question.task(), all),
                    question.task() instanceof TwoPart task ? Optional.of(Proofs.of(task, all)) : Optional.empty());
        }
    }

    /** @param attempts the attempts that count, all of them of this edition */
    static AssignmentReport of(Edition edition, List<AttemptResult> attempts) {
        var quiz = edition.quiz();
        var breakdown = new Breakdown();
        var misreadings = new Misreadings();
        var questions = IntStream.range(0, quiz.questions().size())
                .mapToObj(i -> {
                    var question = quiz.questions().get(i);
                    long id = edition.questionId(question.id());
                    var marked = attempts.stream()
                            .filter(attempt -> attempt.marks().containsKey(id))
                            .map(attempt -> new MarkedResponse(
                                    attempt.scoredStudent(),
                                    attempt.response(id),
                                    attempt.marks().get(id)))
                            .toList();
                    if (!marked.isEmpty()) {
                        breakdown.add(
                                quiz.passage(),
                                question,
                                Mark.sum(marked.stream()
                                        .map(MarkedResponse::mark)
                                        .toList()));
                    }
                    misreadings.add(i + 1, question, marked);
                    return QuestionReport.of(i + 1, question, marked);
                })
                .toList();
        var totals = attempts.stream()
                .map(attempt -> new Distribution.Total(
                        attempt.scoredStudent(), Mark.sum(attempt.marks().values())))
                .toList();
        return new AssignmentReport(
                Distribution.of(totals, quiz.possible()), questions, breakdown, misreadings.byFrequency());
    }
}
