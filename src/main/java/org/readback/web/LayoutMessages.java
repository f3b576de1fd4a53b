package org.readback.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

@MessageBundle("layout")
interface LayoutMessages {
    @Message
    String app();

    @Message
    String skip();

    @Message
    String demo();

    @Message
    String demoLabel();

    @Message
    String mainNav();

    @Message
    String home();

    @Message
    String progress();

    @Message
    String classes();

    @Message
    String quizzes();

    @Message
    String people();

    @Message
    String signOut();

    @Message
    String signIn();

    @Message
    String footer();

    @Message
    String checkReceipt();

    @Message
    String faults();

    @Message
    String notFoundTitle();

    @Message
    String notFound();

    @Message
    String refusedTitle();

    @Message
    String refused();

    @Message
    String tooLarge();

    @Message
    String tooLargeHere(int kilobytes);

    @Message
    String tooSlow();

    @Message
    String tooManyAtOnce();

    @Message
    String failedTitle();

    @Message
    String failed(String id);

    @Message
    String awayTitle();

    @Message
    String away();

    @Message
    String signInAgainTitle();

    @Message
    String signInAgain();

    @Message
    String toStart();
}
