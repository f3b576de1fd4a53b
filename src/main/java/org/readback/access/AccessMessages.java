package org.readback.access;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

@MessageBundle("access")
interface AccessMessages {
    // sign-in

    @Message("Sign in")
    String signInTitle();

    @Message("You are signed out.")
    String signedOut();

    @Message("You are signed out on all computers and phones.")
    String signedOutEverywhere();

    @Message("With your school account")
    String ownAccount();

    @Message("Sign-in name")
    String signInName();

    @Message("Password")
    String password();

    @Message("Sign in")
    String signInButton();

    @Message(
            "First time here? Your teacher has a slip with your sign-in name and a code, or a join code for the class.")
    String signInHelp();

    @Message("I have a join code")
    String joinLink();

    @Message("Or look around")
    String demoTitle();

    @Message("This is a demonstration. One press signs you in, without a password.")
    String demoText();

    @Message("Sign in")
    String demoSignIn();

    @Message("as {name}")
    String demoAs(String name);

    @Message("Sign-in name: type your sign-in name.")
    String signInNameMissing();

    @Message("Password: type your password.")
    String passwordMissing();

    @Message(
            "Sign-in name and password do not belong together. Check both for typing mistakes; your teacher can give you a new slip.")
    String signInWrong();

    @Message("Very many people are signing in at this moment. Please try again in a few seconds.")
    String signInBusy();

    @Message(
            "Too many tries that did not work. Wait {wait}, then try again. If you have forgotten your password, your teacher can give you a new slip.")
    String signInWait(String wait);

    @Message("{#if count == 1}1 second{#else}{count} seconds{/if}")
    String seconds(long count);

    @Message("{#if count == 1}1 minute{#else}{count} minutes{/if}")
    String minutes(long count);

    @Message(
            "{#switch code}{#case 'student'}Student{#case 'teacher'}Teacher{#case 'administrator'}Administrator{/switch}")
    String role(String code);

    // new passwords

    @Message("New password")
    String newPassword();

    @Message("At least 8 characters. A few words in a row are easy to remember and hard to guess.")
    String newPasswordHint();

    @Message("New password once more")
    String newPasswordAgain();

    @Message("Password: choose one of at least {shortest} characters.")
    String newPasswordMissing(int shortest);

    @Message("Password: this is too short. Use at least {shortest} characters.")
    String passwordShort(int shortest);

    @Message("Password: this is too long. Use at most 72 characters, fewer with accents or signs.")
    String passwordLong();

    @Message(
            "Password: this is little more than a name that others know, such as yours or your school's. Choose a few words that have nothing to do with it.")
    String passwordNames();

    @Message(
            "Password: others would guess this one soon. Choose a few words that do not belong together, or a longer one.")
    String passwordCommon();

    @Message("New password once more: the two are not the same. Type the same one twice.")
    String passwordsDiffer();
}
