package org.readback.delivery;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the teacher's pages of quizzes, assignments and attempts say. */
@MessageBundle("teaching")
public interface TeachingMessages {
    // ── library
    // ─────────────────────────────────────────────────────────────────────────────────────────────────────────

    @Message("Quizzes")
    String quizzes();

    // ── assignments
    // ─────────────────────────────────────────────────────────────────────────────────────────────────────

    @Message("Assignments")
    String assignments();

    @Message("No quiz is assigned yet.")
    String noAssignments();

    @Message("Choose a quiz and say when it is open. Students see it on their page.")
    String noAssignmentsText();

    @Message("Assign a quiz")
    String assignQuiz();

    @Message(
            "{#switch state}{#case 'UPCOMING'}Not open yet{#case 'OPEN'}Open{#case 'PAUSED'}Paused{#case 'CLOSED'}Closed{#case}Taken back{/switch}")
    String state(String state);

    @Message("From {from} to {to}")
    String window(String from, String to);

    @Message("From {from}, without an end")
    String windowFrom(String from);

    @Message("{submitted} of {students} submitted{#if open}, {open} at work{/if}")
    String progress(int submitted, int students, int open);

    @Message("Results")
    String results();

    @Message("Settings")
    String settings();

    @Message("Extra time")
    String extraTime();

    @Message("Live")
    String live();

    @Message("Assignment pages")
    String assignmentNav();

    @Message("The quiz is assigned.")
    String assigned();

    @Message("The settings are changed, also for those who are at work.")
    String changed();

    @Message("The assignment is taken back. Nobody can start it any more.")
    String withdrawn();

    // ── the form
    // ────────────────────────────────────────────────────────────────────────────────────────────────────────

    @Message("Quiz")
    String quiz();

    @Message("Choose a quiz")
    String chooseQuiz();

    @Message("Choose the quiz.")
    String quizMissing();

    @Message("This quiz is not offered any more. Choose another one.")
    String quizGone();

    @Message("Classes")
    String classes();

    @Message("Choose at least one class.")
    String classMissing();

    @Message("You have no class yet.")
    String noClasses();

    @Message("Make a class first; then come back to assign a quiz to it.")
    String noClassesText();

    @Message("To the classes")
    String toClasses();

    @Message("Opens")
    String opens();

    @Message("Closes")
    String closes();

    @Message("Left empty, it stays open.")
    String closesHint();

    @Message("Left empty, it opens at once.")
    String opensHint();

    @Message("School time: {zone}.")
    String zone(String zone);

    @Message("Give day and time, for example {example}, in the years {first} to {last}.")
    String timeForm(String example, String first, String last);

    @Message("It must close after it opens. Give a later time.")
    String closesTooEarly();

    @Message("This time is over. Give a later one.")
    String closesInThePast();

    @Message("Time limit in minutes")
    String limit();

    @Message("Left empty, no limit.")
    String limitHint();

    @Message("Give a whole number of minutes from 1 to {most}, or leave it empty.")
    String limitForm(int most);

    @Message("Attempts allowed")
    String attempts();

    @Message("Left empty, as many as they like.")
    String attemptsHint();

    @Message("Give a whole number from 1 to {most}, or leave it empty.")
    String attemptsForm(int most);

    @Message("With several attempts, the score that counts is that of")
    String counting();

    @Message(
            "{#switch code}{#case 'highest'}the attempt with the highest score{#case 'first'}the first attempt{#case}the last attempt{/switch}")
    String countingChoice(String code);

    @Message("After submitting, students see")
    String feedback();

    @Message(
            "{#switch code}{#case 'after-last'}score, key and proof after their last attempt{#case 'at-once'}score, key and proof at once, after each attempt{#case 'after-close'}the score at once, key and proof after the close{#case 'score-only'}only the score{#case}only that it was submitted{/switch}")
    String feedbackChoice(String code);

    @Message(
            "{#switch code}{#case 'after-last'}Before that, only the score. Whoever does not use all attempts sees the key after the close.{#case 'at-once'}Others who have not taken it yet may hear of the key.{#case 'after-close'}Also not before everybody with extra time is done.{#case 'score-only'}{#case}{/switch}")
    String feedbackHint(String code);

    @Message("Key and proof after the close need a closing time. Give one, or choose another kind of feedback.")
    String feedbackNeedsClose();

    @Message(
            "With as many attempts as they like and no closing time there is no last attempt, and nobody would ever see key and proof. Give a number of attempts or a closing time, or choose another kind of feedback.")
    String feedbackNeedsLast();

    @Message(
            "With several attempts, all at once shows students every key after the first, and they can copy it into the next. Tick the box if you want that, or choose that they see it after their last attempt.")
    String keysBetweenFault();

    @Message("Students see every key after the first attempt and can copy it into the next: I want that.")
    String keysBetween();

    @Message("Whoever has already seen the keys can copy them into an attempt that you allow now.")
    String keysSeenMayBeUsed();

    @Message("Students see every key as soon as they submit, and can copy it into an extra attempt.")
    String keysSeenAtOnce();

    @Message("Where keys are shown at once, students can copy them into an extra attempt.")
    String keysSeenInClass();

    @Message("This student can see the keys of this attempt now, and may use them when answering again.")
    String keysSeenByStudent();

    @Message("Order")
    String order();

    @Message("Shuffle the questions")
    String shuffleQuestions();

    @Message("Shuffle the options of each question")
    String shuffleOptions();

    @Message("Each student gets another order, and keeps it.")
    String shuffleHint();

    @Message("Somebody has started, so the order stays as it is.")
    String shuffleFixed();

    @Message("Choose one of the choices.")
    String choiceMissing();

    @Message("Give it to the class")
    String assignButton();

    @Message("Change the settings")
    String settingsButton();

    @Message("Changes hold at once, also for students who are at work: their time goes with the new settings.")
    String settingsHint();

    @Message("Cancel")
    String cancel();

    @Message("Take it back")
    String withdrawTitle();

    @Message(
            "Nobody can start it any more. Students who are at work may finish, and all results stay. This cannot be undone; you can assign the quiz anew.")
    String withdrawText();

    @Message("Take the assignment back")
    String withdrawButton();

    // ── extra time
    // ──────────────────────────────────────────────────────────────────────────────────────────────────────

    @Message("Extra time and attempts")
    String extraTitle();

    @Message("What single students get in every assignment of this class.")
    String extraLeadClass();

    @Message("What single students get in this assignment, on top of what they have in the whole class.")
    String extraLeadAssignment();

    @Message("Nobody has anything extra.")
    String extraNone();

    @Message("Student")
    String student();

    @Message("Where")
    String where();

    @Message("whole class")
    String wholeClass();

    @Message("this assignment")
    String thisAssignment();

    @Message("Time")
    String time();

    @Message("Attempts")
    String attemptsHead();

    @Message("Closes later")
    String closesLater();

    @Message("{percent} % of the time limit")
    String percent(int percent);

    @Message("{#if n == 1}1 minute more{#else}{n} minutes more{/if}")
    String minutesMore(int n);

    @Message("{#if n == 1}1 more{#else}{n} more{/if}")
    String attemptsMore(int n);

    @Message("Change")
    String change();

    @Message("for {name}")
    String forName(String name);

    @Message("Give a student extra")
    String giveTitle();

    @Message("Choose a student")
    String chooseStudent();

    @Message("Choose the student.")
    String studentMissing();

    @Message("Time in percent of the time limit")
    String percentLabel();

    @Message("100 is what everybody has; 125 is a quarter more, 150 a half more.")
    String percentHint();

    @Message("Give a whole number from 100 to {most}.")
    String percentForm(int most);

    @Message("Extra minutes")
    String minutesLabel();

    @Message("On top of that. Without a time limit they come after the closing time.")
    String minutesHint();

    @Message("Give a whole number from 0 to {most}.")
    String numberForm(int most);

    @Message("Extra attempts")
    String extraAttemptsLabel();

    @Message("Closes later for this student")
    String laterCloseLabel();

    @Message("Left empty, it closes as for everybody.")
    String laterCloseHint();

    @Message("Give a time after the assignment's own close, {close}, and not after the year {last}, or leave it empty.")
    String laterCloseForm(String close, String last);

    @Message("Save")
    String save();

    @Message("To take it back, set the time to 100 percent, the rest to nothing.")
    String takeBackHint();

    @Message("Saved. It holds at once, also for an attempt that is running.")
    String extraSaved();

    // ── one student's attempt
    // ───────────────────────────────────────────────────────────────────────────────────────────

    @Message("Attempt {n}")
    String attempt(int n);

    @Message("Started")
    String started();

    @Message("Submitted")
    String submitted();

    @Message("by the server, when time was up")
    String byServer();

    @Message("by {name}")
    String by(String name);

    @Message("Answers count until")
    String until();

    @Message("no end")
    String noEnd();

    @Message("paused")
    String paused();

    @Message("Still at work: these are the answers saved so far, and what they would earn.")
    String soFar();

    @Message("Other attempts")
    String otherAttempts();

    @Message("What happened")
    String timeline();

    @Message("When")
    String when();

    @Message("What")
    String what();

    @Message(
            "{#switch kind}{#case 'started'}Started{#case 'submitted'}Submitted{#case 'reopened'}Reopened{#case 'removed'}Removed{#case 'extra-time'}Got extra time{#case}{kind}{/switch}")
    String event(String kind);

    @Message("Question {n} saved")
    String savedQuestion(int n);

    @Message("flagged")
    String flagged();

    @Message("emptied")
    String emptied();

    @Message("Actions")
    String actions();

    @Message("Reason")
    String reason();

    @Message("It is kept with the attempt. The student does not see it.")
    String reasonHint();

    @Message("Give a reason.")
    String reasonMissing();

    @Message("{length} characters are too many. Shorten the reason to {most}.")
    String reasonTooLong(int length, int most);

    @Message("Reopen")
    String reopenTitle();

    @Message(
            "The student goes on where they were, with all answers as they are. Until they submit again this attempt has no score.")
    String reopenText();

    @Message("Minutes to go on")
    String reopenMinutes();

    @Message("Reopen the attempt")
    String reopenButton();

    @Message("The student has another attempt open. Wait until it is submitted, or remove it; then reopen this one.")
    String reopenOther();

    @Message("Give extra time")
    String addTimeTitle();

    @Message("Give extra time now")
    String addTimeButton();

    @Message("Minutes")
    String minutes();

    @Message("Submit now")
    String endTitle();

    @Message("Hands in for the student what is saved. You can reopen the attempt.")
    String endText();

    @Message("Submit for the student")
    String endButton();

    @Message("Remove")
    String removeTitle();

    @Message(
            "The attempt does not count any more and disappears from all lists; the student may start another one if the rules allow it. The answers and your reason are kept in the database.")
    String removeText();

    @Message("Remove the attempt")
    String removeButton();

    @Message("The attempt is reopened.")
    String reopened();

    @Message("The attempt is removed.")
    String removed();

    @Message("The student has the extra time now.")
    String timeAdded();

    @Message("The attempt is submitted.")
    String ended();
}
