package org.readback.receipts;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the page that checks receipts says. */
@MessageBundle("receipts")
interface ReceiptsMessages {
    @Message("Check a receipt")
    String verifyTitle();

    @Message("Whoever holds a receipt of a submission can have it checked here. It says only whether it is genuine.")
    String verifyLead();

    @Message("By its code")
    String verifyByCode();

    @Message("Code of the receipt")
    String verifyCode();

    @Message("Twelve letters and digits. Hyphens and capitals do not matter.")
    String verifyCodeHint();

    @Message("Check the code")
    String verifyCodeButton();

    @Message("By the saved file")
    String verifyByFile();

    @Message("Saved file")
    String verifyFile();

    @Message("What is in the file")
    String verifyText();

    @Message("All of it, from the first line to the signature.")
    String verifyTextHint();

    @Message("Check the file")
    String verifyFileButton();

    @Message("This receipt is genuine.")
    String genuine();

    @Message("Submitted {when}, {n} of {total} answers received.")
    String genuineText(String when, int n, int total);

    @Message("This receipt is not genuine.")
    String notGenuine();

    @Message("No school here gave it, or something in it was changed or mistyped.")
    String notGenuineText();

    @Message("Type a code, or choose or paste a file.")
    String verifyNothing();

    @Message("Too many receipts were checked from here that were not genuine. Please wait {wait}.")
    String verifyWait(String wait);
}
