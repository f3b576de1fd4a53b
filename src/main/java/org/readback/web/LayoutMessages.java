package org.readback.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

@MessageBundle("layout")
interface LayoutMessages {
    @Message("Readback")
    String app();

    /** The name in two pieces, set differently: together they are {@link #app}. */
    @Message("Read")
    String appStem();

    @Message("back")
    String appTail();

    @Message("Skip to the content")
    String skip();

    @Message("Demo mode: the school, its people and their answers are made up, and only this computer can reach it.")
    String demo();

    @Message("About this demonstration")
    String demoLabel();

    @Message("Main")
    String mainNav();

    @Message("My quizzes")
    String home();

    @Message("My progress")
    String progress();

    @Message("Classes")
    String classes();

    @Message("Quizzes")
    String quizzes();

    @Message("People")
    String people();

    @Message("Sign out")
    String signOut();

    @Message("Sign in")
    String signIn();

    @Message("Readback: read, answer, see the proof")
    String footer();

    @Message("Check a receipt")
    String checkReceipt();

    @Message("Please mend this first")
    String faults();

    @Message("Page not found")
    String notFoundTitle();

    @Message(
            "There is nothing here for you. The address may be mistyped, or what it led to is gone or belongs to somebody else.")
    String notFound();

    @Message("That did not work")
    String refusedTitle();

    @Message("The page that sent this was too old or incomplete. Go back, load the page again and send it once more.")
    String refused();

    @Message("This was too large to be sent. Make it shorter, or send it in several pieces.")
    String tooLarge();

    @Message(
            "This was too large. The most that can be sent here is {kilobytes} KB. Make it shorter, or send it in several pieces.")
    String tooLargeHere(int kilobytes);

    @Message("It took too long until all of this had arrived. Please send it again.")
    String tooSlow();

    @Message("More is being sent from here at once than can be read. Please send it again in some seconds.")
    String tooManyAtOnce();

    @Message("Something went wrong on our side")
    String failedTitle();

    @Message(
            "Your saved answers are safe. Please try again in a moment. If it goes on, give your administrator this number: {id}.")
    String failed(String id);

    @Message("Readback cannot be reached just now")
    String awayTitle();

    @Message(
            "What was saved is safe. Answers that were not sent yet are kept in this browser and are sent as soon as it works again. Please load this page again in a few seconds.")
    String away();

    @Message("Please sign in again")
    String signInAgainTitle();

    @Message(
            "You are not signed in any more, so this could not be saved. Sign in in another tab, then come back to this one and send it again: nothing you typed is lost while this page is open behind it.")
    String signInAgain();

    @Message("To the start page")
    String toStart();
}
