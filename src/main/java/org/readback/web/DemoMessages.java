package org.readback.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the demo school calls itself; the names of its people are names in any language. */
@MessageBundle("demo")
interface DemoMessages {
    @Message
    String school();

    @Message
    String schoolClass();

    @Message
    String administrator();
}
