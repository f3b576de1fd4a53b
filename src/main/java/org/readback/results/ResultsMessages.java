package org.readback.results;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import org.readback.content.Process;
import org.readback.grading.Kind;
import org.readback.grading.Misreading;
import org.readback.grading.TrueFalseNotGiven.Verdict;

@MessageBundle("results")
interface ResultsMessages {
    // ── Figures ──────────────────────────────────────────────────────────────────────────────────────────────────
    @Message
    String of(Object earned, Object possible);

    @Message
    String outOf(int possible);

    @Message
    String range(int from, int to);

    @Message
    String percent(int percent);

    @Message
    String tooFew();

    // ── Words of the field ───────────────────────────────────────────────────────────────────────────────────────
    @Message
    String process(Process process);

    @Message
    String kind(Kind kind);

    @Message
    String misreading(Misreading misreading);

    @Message
    String verdict(Verdict verdict);

    @Message
    String gap(int number);

    @Message
    String key();

    @Message
    String names();

    @Message
    String moreNames(int more);

    @Message
    String noAnswer();

    // ── Gradebook ────────────────────────────────────────────────────────────────────────────────────────────────
    @Message
    String gradebook();

    @Message
    String gradebookTable();

    @Message
    String gradebookLead(int students, int assignments);

    @Message
    String downloadCsv();

    @Message
    String student();

    @Message
    String signInName();

    @Message
    String total();

    @Message
    String possible();

    @Message
    String totalOf();

    @Message
    String mean();

    @Message
    String meanOf(String title, String mean);

    @Message
    String inProgress();

    @Message
    String notStarted();

    @Message
    String missing();

    @Message
    String notOpen();

    @Message
    String gradebookKey();

    @Message
    String noStudents();

    @Message
    String noStudentsHint();

    @Message
    String toStudents();

    @Message
    String noAssignments();

    @Message
    String noAssignmentsHint();

    @Message
    String toQuizzes();

    @Message
    String titleOfDay(String title, String day);

    @Message
    String csvColumn(String title, String day, int possible);

    @Message
    String gradebookFile();

    // ── Assignment ───────────────────────────────────────────────────────────────────────────────────────────────
    @Message
    String assignmentLead(int submitted, int students, int running, int notStarted);

    @Message
    String withdrawn();

    @Message
    String otherEditions(int count);

    @Message
    String whoNotStarted();

    @Message
    String whoRunning();

    @Message
    String allStarted();

    @Message
    String inFigures();

    @Message
    String submitted();

    @Message
    String submittedOf(int submitted, int students);

    @Message
    String stateInProgress();

    @Message
    String stateNotStarted();

    @Message
    String median();

    @Message
    String window();

    @Message
    String windowTo(String opens, String closes);

    @Message
    String windowOpen(String opens);

    @Message
    String countingLabel();

    @Message
    String counting(String counting);

    @Message
    String downloadResponses();

    @Message
    String nobodySubmitted();

    @Message
    String nobodySubmittedHint();

    @Message
    String scores();

    @Message
    String scoresCaption(int count, int possible, String median);

    @Message
    String sameAsTable();

    @Message
    String score();

    @Message
    String students();

    @Message
    String questions();

    @Message
    String facilityHint(int enough);

    @Message
    String number();

    @Message
    String question();

    @Message
    String type();

    @Message
    String processHead();

    @Message
    String facility();

    @Message
    String asked();

    @Message
    String full();

    @Message
    String partial();

    @Message
    String none();

    @Message
    String unanswered();

    @Message
    String misreadings();

    @Message
    String misreadingsHint();

    @Message
    String noMisreadings();

    @Message
    String misreadingHead();

    @Message
    String questionNumber(int number);

    @Message
    String answers();

    @Message
    String questionHead(int number);

    @Message
    String answer();

    @Message
    String givenBy();

    @Message
    String meaning();

    @Message
    String item();

    @Message
    String placed();

    @Message
    String otherAnswers(int count);

    @Message
    String proofs();

    @Message
    String proofRight();

    @Message
    String proofWrong();

    @Message
    String answerRight();

    @Message
    String answerWrong();

    @Message
    String rightReason();

    @Message
    String wrongProof();

    @Message
    String foundMisread();

    @Message
    String neither();

    @Message
    String responsesFile();

    // ── Class results and progress ───────────────────────────────────────────────────────────────────────────────
    @Message
    String results();

    @Message
    String resultsLead();

    @Message
    String byProcess();

    @Message
    String byPosition();

    @Message
    String byPositionOf(String title);

    @Message
    String position();

    @Message
    String marksEarned();

    @Message
    String positionsHint();

    @Message
    String progress();

    @Message
    String progressLead(int count);

    @Message
    String noProgress();

    @Message
    String noProgressHint();

    @Message
    String toHome();

    @Message
    String myScores();

    @Message
    String quiz();

    @Message
    String schoolClass();

    @Message
    String scoreHidden();

    @Message
    String notInFigures(int count);

    @Message
    String noneInFigures();
}
