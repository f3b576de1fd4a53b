package org.readback.results;

import java.util.List;
import org.readback.people.Student;

/**
 * What the page of an assignment shows, ready to be written out. Texts named html are safe HTML.
 *
 * @param otherEditions how many attempts that count answer another edition
 * @param chart null if there is nothing to draw
 */
record AssignmentPage(
        long id,
        Scores.TaughtClass schoolClass,
        String title,
        String language,
        boolean withdrawn,
        String window,
        String counting,
        Progress progress,
        int otherEditions,
        Chart chart,
        List<QuestionLine> questions,
        BreakdownView breakdown,
        List<MisreadingLine> misreadings) {

    /** @param students of the class, each either submitted, running or not started */
    record Progress(int students, int submitted, List<Student> running, List<Student> notStarted) {}

    /** Lengths are attributes of the SVG: widths and places across in percent, heights and places down in pixels. */
    record Chart(String caption, String mean, String median, List<ChartColumn> columns) {}

    record ChartColumn(
            String label,
            int count,
            String left,
            String width,
            String middle,
            int top,
            int height,
            int valueAt,
            Names names) {}

    /** @param more how many names there are beside those shown */
    record Names(List<ScoredStudent> shown, int more) {}

    /**
     * @param facility the bar with its percentage; null where there are too few responses to judge
     * @param textHtml the text of a gap fill with its gaps numbered, else empty
     * @param ordering whether the parts are items and their places
     */
    record QuestionLine(
            int number,
            String stemHtml,
            String shortStem,
            String kind,
            String process,
            Bar facility,
            int asked,
            int full,
            int partial,
            int none,
            int unanswered,
            String textHtml,
            boolean ordering,
            List<PartTable> parts,
            ProofTable proofs) {}

    /**
     * @param labelHtml what the part asks for; empty where the stem says it
     * @param others how many rare answers are not shown
     */
    record PartTable(String labelHtml, List<AnswerLine> lines, int others) {}

    /**
     * @param html null where nothing was answered
     * @param misreading in words, or null
     */
    record AnswerLine(String html, Bar bar, boolean key, String misreading, Names names) {
        public boolean wrong() {
            return !key;
        }
    }

    record ProofTable(ProofCell right, ProofCell unproven, ProofCell misread, ProofCell neither) {}

    record ProofCell(String words, String count, Names names) {}

    record MisreadingLine(String misreading, int number, String stem, Bar bar, Names names) {}
}
