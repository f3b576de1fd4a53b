package org.readback.access;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

@MessageBundle("access")
interface AccessMessages {
    // sign-in
    @Message
    String signInTitle();

    @Message
    String signedOut();

    @Message
    String signedOutEverywhere();

    @Message
    String ownAccount();

    @Message
    String signInName();

    @Message
    String password();

    @Message
    String signInButton();

    @Message
    String signInHelp();

    @Message
    String joinLink();

    @Message
    String demoTitle();

    @Message
    String demoText();

    @Message
    String demoSignIn();

    @Message
    String demoSignInAs(String name);

    @Message
    String signInNameMissing();

    @Message
    String passwordMissing();

    @Message
    String signInWrong();

    @Message
    String signInBusy();

    @Message
    String signInWaitSeconds(long count);

    @Message
    String signInWaitMinutes(long count);

    @Message
    String role(String code);

    // new passwords
    @Message
    String newPassword();

    @Message
    String newPasswordHint();

    @Message
    String newPasswordAgain();

    @Message
    String newPasswordMissing(int shortest);

    @Message
    String passwordShort(int shortest);

    @Message
    String passwordLong();

    @Message
    String passwordNames();

    @Message
    String passwordCommon();

    @Message
    String passwordsDiffer();
}
