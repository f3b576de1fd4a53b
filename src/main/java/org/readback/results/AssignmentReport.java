package org.readback.results;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.readback.content.Question;
import org.readback.content.Quiz;
import org.readback.grading.Response;
import org.readback.grading.TwoPart;
import org.readback.kernel.Mark;

/** All that the attempts that count say about an assignment. */
record AssignmentReport(
        Distribution distribution,
        List<QuestionReport> questions,
        Breakdown breakdown,
        List<Misreadings.Line> misreadings) {

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

        static QuestionReport of(int number, Question question, List<Given> all) {
            int unanswered = 0;
            int full = 0;
            int partial = 0;
            for (var given : all) {
                if (given.response().isBlank()) {
                    unanswered++;
                } else if (given.mark().full()) {
                    full++;
                } else if (given.mark().earned() > 0) {
                    partial++;
                }
            }
            return new QuestionReport(
                    number,
                    question,
                    Facility.of(all.stream().map(Given::mark).toList()),
                    full,
                    partial,
                    all.size() - unanswered - full - partial,
                    unanswered,
                    Tally.of(question.task(), all),
                    question.task() instanceof TwoPart task ? Optional.of(Proofs.of(task, all)) : Optional.empty());
        }
    }

    /** @param sheets the attempts that count, all of them of the edition that the quiz is */
    static AssignmentReport of(Quiz quiz, List<Scores.Sheet> sheets) {
        var breakdown = new Breakdown();
        var misreadings = new Misreadings();
        var questions = IntStream.range(0, quiz.questions().size())
                .mapToObj(i -> {
                    var question = quiz.questions().get(i);
                    var given = sheets.stream()
                            .filter(sheet -> sheet.marks().containsKey(question.id()))
                            .map(sheet -> new Given(
                                    sheet.taker(),
                                    sheet.responses().getOrDefault(question.id(), Response.BLANK),
                                    sheet.marks().get(question.id())))
                            .toList();
                    if (!given.isEmpty()) {
                        breakdown.add(
                                quiz.passage(),
                                question,
                                Mark.sum(given.stream().map(Given::mark).toList()));
                    }
                    misreadings.add(i + 1, question, given);
                    return QuestionReport.of(i + 1, question, given);
                })
                .toList();
        var totals = sheets.stream()
                .map(sheet -> new Distribution.Total(
                        sheet.taker(), Mark.sum(sheet.marks().values())))
                .toList();
        return new AssignmentReport(
                Distribution.of(totals, quiz.possible()), questions, breakdown, misreadings.lines());
    }
}
