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

    @Message("{earned} of {possible}")
    String of(Object earned, Object possible);

    @Message("of {possible}")
    String outOf(int possible);

    @Message("{from} to {to}")
    String range(int from, int to);

    @Message("{percent}%")
    String percent(int percent);

    @Message("too few to judge")
    String tooFew();

    // ── Words of the field ───────────────────────────────────────────────────────────────────────────────────────

    @Message(
            "{#when process}{#is RETRIEVE}retrieve{#is INFER}infer{#is INTEGRATE}integrate{#is EVALUATE}evaluate{/when}")
    String process(Process process);

    @Message("{#when kind}{#is SINGLE_CHOICE}single choice{#is MULTIPLE_RESPONSE}multiple response"
            + "{#is TRUE_FALSE_NOT_GIVEN}stated or not{#is SHORT_ANSWER}short answer{#is MATCHING}matching"
            + "{#is ORDERING}ordering{#is GAP_FILL}gap fill{#is EVIDENCE_PICKING}evidence picking"
            + "{#is TWO_PART}two-part{/when}")
    String kind(Kind kind);

    @Message("{#when misreading}{#is OVERSTATED}overstated{#is OPPOSITE}opposite{#is WRONG_ACTOR}wrong actor"
            + "{#is WRONG_DETAIL}wrong detail{#is NOT_STATED}not stated{/when}")
    String misreading(Misreading misreading);

    @Message("{#when verdict}{#is STATED}stated{#is CONTRADICTED}contradicted{#is NOT_STATED}not stated{/when}")
    String verdict(Verdict verdict);

    @Message("Gap {number}")
    String gap(int number);

    @Message("key")
    String key();

    @Message("Names")
    String names();

    @Message("and {more} more: the download of all responses has every name")
    String moreNames(int more);

    @Message("No answer")
    String noAnswer();

    // ── Gradebook ────────────────────────────────────────────────────────────────────────────────────────────────

    @Message("Gradebook")
    String gradebook();

    @Message("Students by assignments")
    String gradebookTable();

    @Message("{students} {#if students == 1}student{#else}students{/if}, {assignments} "
            + "{#if assignments == 1}assignment{#else}assignments{/if}. Each score opens the attempt behind it, each "
            + "mean the results of its assignment.")
    String gradebookLead(int students, int assignments);

    @Message("Download as CSV")
    String downloadCsv();

    @Message("Student")
    String student();

    @Message("Sign-in name")
    String signInName();

    @Message("Total")
    String total();

    @Message("Possible")
    String possible();

    @Message("of what was submitted")
    String totalOf();

    @Message("Mean")
    String mean();

    @Message("Mean of {title}: {mean}")
    String meanOf(String title, String mean);

    @Message("in progress")
    String inProgress();

    @Message("not started")
    String notStarted();

    @Message("missing")
    String missing();

    @Message("not open yet")
    String notOpen();

    @Message("Not open yet: opens later. Not started: open, and no attempt. Missing: closed without an attempt.")
    String gradebookKey();

    @Message("Nobody is in this class yet.")
    String noStudents();

    @Message("Add students, or show them the join code: then their scores will stand here.")
    String noStudentsHint();

    @Message("To the students")
    String toStudents();

    @Message("Nothing is assigned yet.")
    String noAssignments();

    @Message("Choose a quiz for this class: then the scores will stand here.")
    String noAssignmentsHint();

    @Message("To the quizzes")
    String toQuizzes();

    @Message("gradebook")
    String gradebookFile();

    // ── Assignment ───────────────────────────────────────────────────────────────────────────────────────────────

    @Message("{submitted} of {students} {#if submitted == 1}has{#else}have{/if} submitted, {running} in progress, "
            + "{notStarted} not started.")
    String assignmentLead(int submitted, int students, int running, int notStarted);

    @Message("This assignment was withdrawn. What was answered before is kept here; it is in no gradebook.")
    String withdrawn();

    @Message(
            "{count} {#if count == 1}attempt answers{#else}attempts answer{/if} an earlier or later edition of this quiz. "
                    + "The gradebook has their scores; the figures below leave them out.")
    String otherEditions(int count);

    @Message("Who has not started")
    String whoNotStarted();

    @Message("Who is in progress")
    String whoRunning();

    @Message("Everybody has begun.")
    String allStarted();

    @Message("In figures")
    String inFigures();

    @Message("Submitted")
    String submitted();

    @Message("{submitted} of {students}")
    String submittedOf(int submitted, int students);

    @Message("In progress")
    String stateInProgress();

    @Message("Not started")
    String stateNotStarted();

    @Message("Median")
    String median();

    @Message("Window")
    String window();

    @Message("{opens} to {closes}")
    String windowTo(String opens, String closes);

    @Message("{opens}, no closing time")
    String windowOpen(String opens);

    @Message("Which attempt counts")
    String countingLabel();

    @Message("{#when counting}{#is 'highest'}the highest{#is 'first'}the first{#is 'last'}the last{/when}")
    String counting(String counting);

    @Message("Download all responses as CSV")
    String downloadResponses();

    @Message("Nobody has submitted yet.")
    String nobodySubmitted();

    @Message("As soon as somebody does, this page shows the scores, each question and what was chosen.")
    String nobodySubmittedHint();

    @Message("Scores")
    String scores();

    @Message("Scores of the {count} {#if count == 1}student who has{#else}students who have{/if} submitted, out of "
            + "{possible}; the median is {median}.")
    String scoresCaption(int count, int possible, String median);

    @Message("The same as a table, with names")
    String sameAsTable();

    @Message("Score")
    String score();

    @Message("Students")
    String students();

    @Message("Question by question")
    String questions();

    @Message(
            "Facility: the share of the marks that those who were asked have earned. A question left blank earned none. "
                    + "With fewer than {enough} responses it says little, so it is not shown.")
    String facilityHint(int enough);

    @Message("No.")
    String number();

    @Message("Question")
    String question();

    @Message("Type")
    String type();

    @Message("Process")
    String processHead();

    @Message("Facility")
    String facility();

    @Message("Asked")
    String asked();

    @Message("All marks")
    String full();

    @Message("Some")
    String partial();

    @Message("None")
    String none();

    @Message("Blank")
    String unanswered();

    @Message("Misreadings")
    String misreadings();

    @Message("What the wrong answers have in common, the commonest first.")
    String misreadingsHint();

    @Message("No answer that was chosen stands for a known misreading.")
    String noMisreadings();

    @Message("Misreading")
    String misreadingHead();

    @Message("question {number}")
    String questionNumber(int number);

    @Message("What they answered")
    String answers();

    @Message("Question {number}")
    String questionHead(int number);

    @Message("Answer")
    String answer();

    @Message("Given by")
    String givenBy();

    @Message("Meaning")
    String meaning();

    @Message("Item, in the right order")
    String item();

    @Message("Put in its place by")
    String placed();

    @Message("and {count} other {#if count == 1}answer{#else}answers{/if}, each given less often")
    String otherAnswers(int count);

    @Message("Answer and proof")
    String proofs();

    @Message("Proof right")
    String proofRight();

    @Message("Proof wrong")
    String proofWrong();

    @Message("Answer right")
    String answerRight();

    @Message("Answer wrong")
    String answerWrong();

    @Message("right for the right reason")
    String rightReason();

    @Message("right, wrong proof")
    String wrongProof();

    @Message("found it, misread it")
    String foundMisread();

    @Message("neither")
    String neither();

    @Message("responses")
    String responsesFile();

    // ── Class results and progress ───────────────────────────────────────────────────────────────────────────────

    @Message("Results")
    String results();

    @Message("What the class earned in all assignments together, over the attempts that count.")
    String resultsLead();

    @Message("By process")
    String byProcess();

    @Message("By position")
    String byPosition();

    @Message("By position: {title}")
    String byPositionOf(String title);

    @Message("Position")
    String position();

    @Message("Marks earned")
    String marksEarned();

    @Message("A question that is about several positions counts in each of them.")
    String positionsHint();

    @Message("My progress")
    String progress();

    @Message(
            "{count} {#if count == 1}quiz{#else}quizzes{/if} submitted. Of several attempts, this page has the one that "
                    + "counts.")
    String progressLead(int count);

    @Message("Nothing to show yet.")
    String noProgress();

    @Message("After your first submitted quiz this page shows what you read well, by kind of question and by subject.")
    String noProgressHint();

    @Message("To my quizzes")
    String toHome();

    @Message("My scores")
    String myScores();

    @Message("Quiz")
    String quiz();

    @Message("Class")
    String schoolClass();

    @Message("score not shown")
    String scoreHidden();

    @Message("{count} {#if count == 1}quiz is{#else}quizzes are{/if} not in these figures: what you got right in "
            + "{#if count == 1}it{#else}them{/if} is not shown, or not before the last attempt or the closing time.")
    String notInFigures(int count);

    @Message(
            "What you got right by kind of question and by subject stands here once a quiz shows it: some do not, or not before "
                    + "the last attempt or the closing time.")
    String noneInFigures();
}
