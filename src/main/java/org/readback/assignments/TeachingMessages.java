package org.readback.assignments;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the teacher's pages of quizzes, assignments and attempts say. */
@MessageBundle("teaching")
public interface TeachingMessages {
    // ── library

    // ─────────────────────────────────────────────────────────────────────────────────────────────────────────
    @Message
    String quizzes();

    // ── assignments

    // ─────────────────────────────────────────────────────────────────────────────────────────────────────
    @Message
    String assignments();

    @Message
    String noAssignments();

    @Message
    String noAssignmentsText();

    @Message
    String assignQuiz();

    @Message
    String state(String state);

    @Message
    String window(String from, String to);

    @Message
    String windowFrom(String from);

    @Message
    String progress(int submitted, int students, int open);

    @Message
    String results();

    @Message
    String resultsOf(String title);

    @Message
    String settings();

    @Message
    String settingsOf(String title);

    @Message
    String extraTime();

    @Message
    String live();

    @Message
    String liveOf(String title);

    @Message
    String assignmentNav();

    @Message
    String assigned();

    @Message
    String changed();

    @Message
    String withdrawn();

    // ── the form

    // ────────────────────────────────────────────────────────────────────────────────────────────────────────
    @Message
    String quiz();

    @Message
    String chooseQuiz();

    @Message
    String quizMissing();

    @Message
    String quizGone();

    @Message
    String classes();

    @Message
    String classMissing();

    @Message
    String noClasses();

    @Message
    String noClassesText();

    @Message
    String toClasses();

    @Message
    String opens();

    @Message
    String closes();

    @Message
    String closesHint();

    @Message
    String opensHint();

    @Message
    String zone(String zone);

    @Message
    String timeForm(String example, String first, String last);

    @Message
    String closesTooEarly();

    @Message
    String closesInThePast();

    @Message
    String limit();

    @Message
    String limitHint();

    @Message
    String limitForm(int most);

    @Message
    String attempts();

    @Message
    String attemptsHint();

    @Message
    String attemptsForm(int most);

    @Message
    String counting();

    @Message
    String countingChoice(String code);

    @Message
    String feedback();

    @Message
    String feedbackChoice(String code);

    @Message
    String feedbackHint(String code);

    @Message
    String feedbackNeedsClose();

    @Message
    String feedbackNeedsLast();

    @Message
    String keysBetweenFault();

    @Message
    String keysBetween();

    @Message
    String keysSeenMayBeUsed();

    @Message
    String keysSeenAtOnce();

    @Message
    String keysSeenInClass();

    @Message
    String keysSeenByStudent();

    @Message
    String order();

    @Message
    String shuffleQuestions();

    @Message
    String shuffleOptions();

    @Message
    String shuffleHint();

    @Message
    String shuffleFixed();

    @Message
    String choiceMissing();

    @Message
    String assignButton();

    @Message
    String settingsButton();

    @Message
    String settingsHint();

    @Message
    String cancel();

    @Message
    String withdrawTitle();

    @Message
    String withdrawText();

    @Message
    String withdrawButton();

    // ── extra time

    // ──────────────────────────────────────────────────────────────────────────────────────────────────────
    @Message
    String extraTitle();

    @Message
    String extraLeadClass();

    @Message
    String extraLeadAssignment();

    @Message
    String extraNone();

    @Message
    String student();

    @Message
    String where();

    @Message
    String wholeClass();

    @Message
    String thisAssignment();

    @Message
    String time();

    @Message
    String attemptsHead();

    @Message
    String closesLater();

    @Message
    String percent(int percent);

    @Message
    String minutesMore(int n);

    @Message
    String attemptsMore(int n);

    @Message
    String change();

    @Message
    String changeFor(String name);

    @Message
    String giveTitle();

    @Message
    String chooseStudent();

    @Message
    String studentMissing();

    @Message
    String percentLabel();

    @Message
    String percentHint();

    @Message
    String percentForm(int most);

    @Message
    String minutesLabel();

    @Message
    String minutesHint();

    @Message
    String numberForm(int most);

    @Message
    String extraAttemptsLabel();

    @Message
    String laterCloseLabel();

    @Message
    String laterCloseHint();

    @Message
    String laterCloseForm(String close, String last);

    @Message
    String save();

    @Message
    String takeBackHint();

    @Message
    String extraSaved();

    // ── one student's attempt

    // ───────────────────────────────────────────────────────────────────────────────────────────
    @Message
    String attempt(int n);

    @Message
    String started();

    @Message
    String submitted();

    @Message
    String submittedByServer(String when);

    @Message
    String submittedBy(String when, String name);

    @Message
    String until();

    @Message
    String untilBecause(String when, String why);

    @Message
    String noEnd();

    @Message
    String paused();

    @Message
    String soFar();

    @Message
    String otherAttempts();

    @Message
    String timeline();

    @Message
    String timelineOf(int n);

    @Message
    String when();

    @Message
    String what();

    @Message
    String event(String kind, String by);

    @Message
    String savedQuestion(int n, boolean emptied, boolean flagged);

    @Message
    String actions();

    @Message
    String reason();

    @Message
    String reasonHint();

    @Message
    String reasonMissing();

    @Message
    String reasonTooLong(int length, int most);

    @Message
    String reopenTitle();

    @Message
    String reopenText();

    @Message
    String reopenMinutes();

    @Message
    String reopenButton();

    @Message
    String reopenOther();

    @Message
    String addTimeTitle();

    @Message
    String addTimeButton();

    @Message
    String minutes();

    @Message
    String endTitle();

    @Message
    String endText();

    @Message
    String endButton();

    @Message
    String removeTitle();

    @Message
    String removeText();

    @Message
    String removeButton();

    @Message
    String reopened();

    @Message
    String removed();

    @Message
    String timeAdded();

    @Message
    String ended();
}
