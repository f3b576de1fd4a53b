package org.readback.receipts;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the page that checks receipts says. */
@MessageBundle("receipts")
interface ReceiptsMessages {
    @Message
    String verifyTitle();

    @Message
    String verifyLead();

    @Message
    String verifyByCode();

    @Message
    String verifyCode();

    @Message
    String verifyCodeHint();

    @Message
    String verifyCodeButton();

    @Message
    String verifyByFile();

    @Message
    String verifyFile();

    @Message
    String verifyText();

    @Message
    String verifyTextHint();

    @Message
    String verifyFileButton();

    @Message
    String genuine();

    @Message
    String genuineText(String when, int n, int total);

    @Message
    String notGenuine();

    @Message
    String notGenuineText();

    @Message
    String verifyNothing();

    @Message
    String verifyWaitSeconds(long count);

    @Message
    String verifyWaitMinutes(long count);
}
