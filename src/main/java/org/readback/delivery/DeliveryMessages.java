package org.readback.delivery;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the pages of taking and reading quizzes say. */
@MessageBundle("delivery")
interface DeliveryMessages {
    // ── home

    // ────────────────────────────────────────────────────────────────────────────────────────────────────────────
    @Message
    String homeTitle();

    @Message
    String homeLead(int n);

    @Message
    String due();

    @Message
    String upcoming();

    @Message
    String doneTitle();

    @Message
    String nothingDue();

    @Message
    String nothingDueText();

    @Message
    String noClass();

    @Message
    String noClassText();

    @Message
    String joinTitle();

    @Message
    String joinCode();

    @Message
    String joinFind();

    @Message
    String untimed(int n);

    @Message
    String timed(int questions, long n);

    @Message
    String noTimeLimit();

    @Message
    String dueAt(String when);

    @Message
    String noClose();

    @Message
    String opensAt(String when);

    @Message
    String answersUntil(String when, String cause);

    @Message
    String cause(String code);

    @Message
    String causeExtra(long n);

    @Message
    String causePause(long n);

    @Message
    String paused();

    @Message
    String resumed();

    @Message
    String pausedTitle();

    @Message
    String pausedText();

    @Message
    String pausedHeld();

    @Message
    String sendAgain();

    @Message
    String lookAgain();

    @Message
    String timeIsUp();

    @Message
    String start();

    @Message
    String goOn();

    @Message
    String tryAgain();

    @Message
    String goOnWith(String title);

    @Message
    String startTitle(String title);

    @Message
    String submittedAt(String when);

    @Message
    String attemptsMade(int n);

    @Message
    String score(int earned, int possible);

    @Message
    String submittedState();

    @Message
    String wasDue(String when);

    @Message
    String missing();

    @Message
    String notStarted();

    @Message
    String noScore();

    @Message
    String anotherUntil(String when);

    @Message
    String another();

    // ── start page

    // ──────────────────────────────────────────────────────────────────────────────────────────────────────
    @Message
    String passage();

    @Message
    String questionsLabel();

    @Message
    String questionsFor(int n, int marks);

    @Message
    String open();

    @Message
    String window(String opens, String closes);

    @Message
    String windowFrom(String opens);

    @Message
    String time();

    @Message
    String timeLimit(long n);

    @Message
    String timeLimitExtra(long n, long extra);

    @Message
    String ifNow(String when, String cause);

    @Message
    String attempts();

    @Message
    String attemptsAllowed(int allowed, int made);

    @Message
    String attemptsUnlimited(int made);

    @Message
    String countingText(String code);

    @Message
    String feedback();

    @Message
    String feedbackText(String code, String closes);

    @Message
    String savesItself();

    @Message
    String clockGoesOn();

    @Message
    String refusal(String code, String when);

    @Message
    String yourAttempts();

    @Message
    String attempt(int n);

    @Message
    String counts();

    // ── taking

    // ──────────────────────────────────────────────────────────────────────────────────────────────────────────
    @Message
    String skipToQuestions();

    @Message
    String ofAnswered(int total);

    @Message
    String until(String when);

    @Message
    String submitDots();

    @Message
    String stateOf(String question, boolean answered, boolean flagged);

    @Message
    String navKey();

    @Message
    String movedTo(String place, String places);

    @Message
    String picking();

    @Message
    String picked(String n, String most);

    @Message
    String unpicked();

    @Message
    String tooManyPicked();

    @Message
    String readyTitle();

    @Message
    String allAnswered();

    @Message
    String stillOpen(String list);

    @Message
    String toReview();

    @Message
    String saveAnswers();

    @Message
    String leave();

    @Message
    String savedAt(String when);

    @Message
    String nothingToSave();

    @Message
    String saving();

    @Message
    String unsent(double n, String shown);

    @Message
    String waiting(double n, String shown);

    @Message
    String unsentSignIn();

    @Message
    String left(double n, String shown, String quiz);

    @Message
    String sent(double n, String shown, String quiz);

    @Message
    String tooLate(double n, String shown, String quiz);

    @Message
    String overtaken(double n, String shown, String quiz);

    @Message
    String leftLink();

    @Message
    String minutesLeft();

    @Message
    String secondsLeft();

    @Message
    String minutesLeftSpoken(double n, String shown);

    @Message
    String askTime();

    @Message
    String deadlineMoved(String when);

    @Message
    String noDeadline();

    @Message
    String timeUp();

    @Message
    String signInAgain();

    @Message
    String signedOut();

    @Message
    String choosePassword();

    @Message
    String choosePasswordLink();

    @Message
    String againTitle();

    @Message
    String againText();

    @Message
    String againOther();

    @Message
    String heldText();

    @Message
    String heldOther();

    @Message
    String heldButton();

    @Message
    String heldWrong();

    @Message
    String heldNotTheirs();

    @Message
    String againName();

    @Message
    String againPassword();

    @Message
    String againButton();

    @Message
    String againLater();

    @Message
    String againWrong();

    @Message
    String againWait(double n, String shown);

    @Message
    String againUnreachable();

    @Message
    String closedState();

    @Message
    String closedTitle();

    @Message
    String closedText();

    @Message
    String closedLink();

    @Message
    String elsewhere();

    @Message
    String conflict();

    @Message
    String useMine();

    @Message
    String stayOnPage();

    @Message
    String answersSaved();

    @Message
    String refused(String code, int most);

    @Message
    String faultOf(int n, String text);

    @Message
    String conflictOf(int n);

    // ── review

    // ──────────────────────────────────────────────────────────────────────────────────────────────────────────
    @Message
    String reviewTitle();

    @Message
    String reviewLead(int n, int total);

    @Message
    String unanswered(int n);

    @Message
    String unfinished(int n);

    @Message
    String flaggedCount(int n);

    @Message
    String reviewFinal();

    @Message
    String submit();

    // ── feedback

    // ────────────────────────────────────────────────────────────────────────────────────────────────────────
    @Message
    String submittedNow();

    @Message
    String submittedByServer(String when);

    @Message
    String ofPossible(int possible);

    @Message
    String nothingShown();

    @Message
    String nothingShownText();

    @Message
    String laterShown();

    @Message
    String waitingText();

    @Message
    String laterShownText(String when);

    @Message
    String lastShownText(String when);

    @Message
    String scoreShown();

    @Message
    String scoreShownText();

    @Message
    String feedbackKey();

    @Message
    String verdictOf(int question, String code);

    @Message
    String backHome();

    // ── receipts

    // ────────────────────────────────────────────────────────────────────────────────────────────────────────
    @Message
    String receipt();

    @Message
    String receiptLink(String code);

    @Message
    String receiptTitle();

    @Message
    String receiptLead();

    @Message
    String receiptEarlier();

    @Message
    String receiptReceived();

    @Message
    String receiptAnswers(int n, int total);

    @Message
    String receiptSubmitted();

    @Message
    String receiptSchool();

    @Message
    String receiptQuiz();

    @Message
    String receiptExtent(String code);

    @Message
    String receiptStudent();

    @Message
    String receiptSignature();

    @Message
    String receiptCheckAt(String site);

    @Message
    String print();

    @Message
    String receiptSave();

    @Message
    String receiptSaveOf(String code);

    @Message
    String backToAttempt();
}
