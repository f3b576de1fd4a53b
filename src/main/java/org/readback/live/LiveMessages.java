package org.readback.live;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the live page of an assignment says. */
@MessageBundle("live")
interface LiveMessages {
    @Message("Choose students in the list first, or choose everybody at work.")
    String tickSomebody();

    @Message("None of them is at work: there is nothing to change.")
    String nobodyAtWork();

    @Message("This did not work for {names}. It is done for the others. Please try again.")
    String notEnded(String names);

    @Message("{notStarted} not started, {working} at work, {submitted} submitted.")
    String liveLead(int notStarted, int working, int submitted);

    @Message("Everybody's clock stands still.")
    String livePaused();

    @Message("Pause for everybody")
    String pause();

    @Message("Go on")
    String resume();

    @Message("In a pause the questions are covered and no time runs; the time is given back afterwards.")
    String pauseHint();

    @Message("Load again")
    String loadAgain();

    @Message("This page keeps itself up to date.")
    String liveHint();

    @Message("The connection is lost. These figures may be old.")
    String liveLost();

    @Message("Nobody is in this class yet.")
    String liveNobody();

    @Message("State")
    String stateHead();

    @Message("Answered")
    String answered();

    @Message("Last saved")
    String lastSaved();

    @Message("Time left")
    String timeLeft();

    @Message(
            "{#switch state}{#case 'none'}not started{#case 'working'}at work{#case 'paused'}paused{#case 'submitted'}submitted{#case}time is up{/switch}")
    String liveState(String state);

    @Message("{n} of {total}")
    String answeredOf(int n, int total);

    @Message("question {n}")
    String questionNumber(int n);

    @Message("nothing saved for {#if n < 120}{n} minutes{#else if n < 2880}{hours} hours{#else}{days} days{/if}")
    String quiet(long n, long hours, long days);

    @Message("page closed or offline")
    String offline();

    @Message("{#if n == 1}1 minute{#else}{n} minutes{/if}")
    String minutesLeft(long n);

    @Message("until {when}: {why}")
    String untilBecause(String when, String why);

    @Message("{n} flagged")
    String flaggedCount(int n);

    @Message("Choose {name}")
    String choose(String name);

    @Message("For whom")
    String toWhom();

    @Message("those chosen in the list")
    String toTicked();

    @Message("everybody at work")
    String toAll();

    @Message("They have the extra time now.")
    String liveTimeAdded();

    @Message("Submitted.")
    String liveEnded();

    @Message("{#if n == 1}Submit for one student?{#else}Submit for {n} students?{/if}")
    String endQuestion(int n);

    @Message("What they have saved is handed in and marked. You can reopen single attempts.")
    String endQuestionText();

    @Message("Yes, submit for them")
    String endSure();
}
