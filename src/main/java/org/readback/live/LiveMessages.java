package org.readback.live;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the live page of an assignment says. */
@MessageBundle("live")
interface LiveMessages {
    @Message
    String tickSomebody();

    @Message
    String nobodyAtWork();

    @Message
    String notEnded(String names);

    @Message
    String liveLead(int notStarted, int working, int submitted);

    @Message
    String livePaused();

    @Message
    String pause();

    @Message
    String resume();

    @Message
    String pauseHint();

    @Message
    String loadAgain();

    @Message
    String liveHint();

    @Message
    String liveLost();

    @Message
    String liveNobody();

    @Message
    String stateHead();

    @Message
    String answered();

    @Message
    String lastSaved();

    @Message
    String timeLeft();

    @Message
    String liveState(String state);

    @Message
    String answeredOf(int n, int total);

    @Message
    String answeredBy(String name, int n, int total);

    @Message
    String questionNumber(int n);

    @Message
    String quietMinutes(long n);

    @Message
    String quietHours(long n);

    @Message
    String quietDays(long n);

    @Message
    String offline();

    @Message
    String minutesLeft(long n);

    @Message
    String untilBecause(String when, String why);

    @Message
    String flaggedCount(int n);

    @Message
    String choose(String name);

    @Message
    String toWhom();

    @Message
    String toTicked();

    @Message
    String toAll();

    @Message
    String liveTimeAdded();

    @Message
    String liveEnded();

    @Message
    String endQuestion(int n);

    @Message
    String endQuestionText();

    @Message
    String endSure();
}
