package org.readback.reading;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the library says, and how passages, questions and marked attempts read. */
@MessageBundle("reading")
interface ReadingMessages {
    // ── library

    // ─────────────────────────────────────────────────────────────────────────────────────────────────────────
    @Message
    String quizzesLead(int n);

    @Message
    String noQuizzes();

    @Message
    String noQuizzesText();

    @Message
    String size(int n, int marks);

    @Message
    String since(String day);

    @Message
    String assign();

    @Message
    String assignTitle(String title);

    @Message
    String preview();

    @Message
    String previewOf(String title);

    @Message
    String readAgain();

    @Message
    String readAgainText();

    @Message
    String readingTitle();

    @Message
    String readingRefused();

    @Message
    String readingDone(int changed, int restored, int retired, int unchanged);

    @Message
    String readingAdded();

    @Message
    String readingRestored();

    @Message
    String readingRetired();

    @Message
    String errors();

    @Message
    String warnings();

    @Message
    String mend(String mend);

    // ── preview

    // ─────────────────────────────────────────────────────────────────────────────────────────────────────────
    @Message
    String asStudent();

    @Message
    String withKey();

    @Message
    String views();

    @Message
    String previewHint();

    @Message
    String distractors();

    @Message
    String keyLabel();

    @Message
    String accepted();

    // ── questions

    // ───────────────────────────────────────────────────────────────────────────────────────────────────────
    @Message
    String marks(int n);

    @Message
    String drawer();

    @Message
    String readPassage();

    @Message
    String backToQuestions();

    @Message
    String question(String n);

    @Message
    String flag();

    @Message
    String hintMany();

    @Message
    String hintVerdict();

    @Message
    String hintShort();

    @Message
    String hintOrder();

    @Message
    String hintPick(int n);

    @Message
    String yourAnswer();

    @Message
    String choose();

    @Message
    String verdict(String code);

    @Message
    String positionOf(String text);

    @Message
    String up();

    @Message
    String upOf(String item);

    @Message
    String down();

    @Message
    String downOf(String item);

    @Message
    String gap(int n);

    @Message
    String partAnswer();

    @Message
    String partProof();

    @Message
    String pickInPassage();

    @Message
    String pickFromList();

    @Message
    String paragraph(int n);

    // ── marked attempts

    // ─────────────────────────────────────────────────────────────────────────────────────────────────
    @Message
    String verdictScore(String code, int earned, int possible);

    @Message
    String process(String code);

    @Message
    String youSaid();

    @Message
    String theySaid();

    @Message
    String youPicked();

    @Message
    String theyPicked();

    @Message
    String nothing();

    @Message
    String notRight();

    @Message
    String key();

    @Message
    String keyProof();

    @Message
    String misreading(String code);

    @Message
    String misreadingText(String code);

    @Message
    String reason(String code);

    @Message
    String seeSentence();

    @Message
    String paragraphProves(int n);

    @Message
    String paragraphNearest(int n);

    @Message
    String proves(String n);

    @Message
    String pickedFor(String questions);

    @Message
    String pickedForSpoken(String questions);
}
