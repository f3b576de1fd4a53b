package org.readback.reading;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the library says, and how passages, questions and marked attempts read. */
@MessageBundle("reading")
interface ReadingMessages {
    // ── library
    // ─────────────────────────────────────────────────────────────────────────────────────────────────────────

    @Message(
            "{#if n == 0}There is no quiz to give to a class.{#else if n == 1}One quiz to give to a class.{#else}{n} quizzes to give to a class.{/if}")
    String quizzesLead(int n);

    @Message("No quizzes.")
    String noQuizzes();

    @Message(
            "Quizzes are files in the school's directory of quizzes. An administrator has them read with the button below.")
    String noQuizzesText();

    @Message("{n} questions, {#if marks == 1}1 mark{#else}{marks} marks{/if}")
    String size(int n, int marks);

    @Message("This version since {day}")
    String since(String day);

    @Message("Assign")
    String assign();

    @Message("Preview")
    String preview();

    @Message("of {title}")
    String ofTitle(String title);

    @Message("Read the quiz files again")
    String readAgain();

    @Message(
            "Readback reads the quiz files at every start. After you have changed one, have them read again here. Assignments and attempts keep the version that they began with.")
    String readAgainText();

    @Message("What the reading found")
    String readingTitle();

    @Message("Nothing was changed. Mend these files, then have them read again.")
    String readingRefused();

    @Message(
            "{changed} with a new version, {restored} back in an earlier one, {retired} not offered any more, {unchanged} unchanged.")
    String readingDone(int changed, int restored, int retired, int unchanged);

    @Message("New version")
    String readingAdded();

    @Message("Back in an earlier version")
    String readingRestored();

    @Message("Not offered any more, because the file is gone")
    String readingRetired();

    @Message("Errors")
    String errors();

    @Message("Warnings")
    String warnings();

    @Message("Mend: {mend}")
    String mend(String mend);

    // ── preview
    // ─────────────────────────────────────────────────────────────────────────────────────────────────────────

    @Message("As a student sees it")
    String asStudent();

    @Message("With key and proof")
    String withKey();

    @Message("Views of this quiz")
    String views();

    @Message("You can try the questions; nothing is saved or marked.")
    String previewHint();

    @Message("Distractors")
    String distractors();

    @Message("Key")
    String keyLabel();

    @Message("Accepted")
    String accepted();

    // ── questions
    // ───────────────────────────────────────────────────────────────────────────────────────────────────────

    @Message("{#if n == 1}1 mark{#else}{n} marks{/if}")
    String marks(int n);

    @Message("Show the passage over the questions")
    String drawer();

    @Message("Read the passage")
    String readPassage();

    @Message("Back to the questions")
    String backToQuestions();

    @Message("Question")
    String question();

    @Message("Flag to come back to")
    String flag();

    @Message("Choose all that apply.")
    String hintMany();

    @Message("Judge the claim by the passage alone.")
    String hintVerdict();

    @Message("A number or a few words.")
    String hintShort();

    @Message("Give each line its place.")
    String hintOrder();

    @Message("{#if n == 1}Pick one sentence.{#else}Pick {n} sentences.{/if}")
    String hintPick(int n);

    @Message("Your answer")
    String yourAnswer();

    @Message("Choose…")
    String choose();

    @Message(
            "{#switch code}{#case 'stated'}Stated{#case 'contradicted'}Contradicted{#case 'not-stated'}Not stated{/switch}")
    String verdict(String code);

    @Message("Position of: {text}")
    String positionOf(String text);

    @Message("Up")
    String up();

    @Message("Down")
    String down();

    @Message("Gap {n}")
    String gap(int n);

    @Message("Part A: the answer")
    String partAnswer();

    @Message("Part B")
    String partProof();

    @Message("Pick in the passage")
    String pickInPassage();

    @Message("Pick from the list of sentences")
    String pickFromList();

    @Message("Paragraph {n}")
    String paragraph(int n);

    // ── marked attempts
    // ─────────────────────────────────────────────────────────────────────────────────────────────────

    @Message(
            "{#switch code}{#case 'right'}Right{#case 'part'}Partly right{#case 'wrong'}Not right{#case}No answer{/switch}, {earned} of {possible}")
    String verdictScore(String code, int earned, int possible);

    @Message(
            "{#switch code}{#case 'retrieve'}retrieve{#case 'infer'}infer{#case 'integrate'}integrate{#case 'evaluate'}evaluate{/switch}")
    String process(String code);

    @Message("You said")
    String youSaid();

    @Message("Answered")
    String theySaid();

    @Message("You picked")
    String youPicked();

    @Message("Picked")
    String theyPicked();

    @Message("nothing")
    String nothing();

    @Message("not right")
    String notRight();

    @Message("Key")
    String key();

    @Message("Its proof")
    String keyProof();

    @Message(
            "{#switch code}{#case 'overstated'}Overstated.{#case 'opposite'}The opposite.{#case 'wrong-actor'}Wrong actor.{#case 'wrong-detail'}Wrong detail.{#case 'not-stated'}Not stated.{/switch}")
    String misreading(String code);

    @Message(
            "{#switch code}{#case 'overstated'}This goes further than the passage does.{#case 'opposite'}The passage says the contrary.{#case 'wrong-actor'}The passage says this of somebody else.{#case 'wrong-detail'}The passage gives another number, place, date or detail.{#case 'not-stated'}It sounds right, but the passage does not say it.{/switch}")
    String misreadingText(String code);

    @Message(
            "{#switch code}{#case 'answer'}The answer is right; the sentence that proves it is another one.{#case 'proof'}The sentence is the right one, but it says something else.{/switch}")
    String reason(String code);

    @Message("See the sentence in the passage")
    String seeSentence();

    @Message("Paragraph {n} proves it:")
    String paragraphProves(int n);

    @Message("Paragraph {n} comes nearest:")
    String paragraphNearest(int n);

    @Message("proves question {n}")
    String proves(int n);

    @Message("picked")
    String pickedWord();

    @Message("for question")
    String forQuestion();
}
