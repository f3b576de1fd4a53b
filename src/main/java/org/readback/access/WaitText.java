package org.readback.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.readback.kernel.Replies;

/** What is said to somebody who has to wait, and for how long. */
@ApplicationScoped
public class WaitText {
    private final AccessMessages messages;

    WaitText(AccessMessages messages) {
        this.messages = messages;
    }

    /** Such as {@code 10 seconds} or {@code 2 minutes}. */
    public String of(Duration wait) {
        long seconds = Replies.seconds(wait);
        return seconds < 60 ? messages.seconds(seconds) : messages.minutes((seconds + 59) / 60);
    }

    /** For whoever has tried passwords too often. */
    public String tooManyPasswords(Duration wait) {
        return messages.signInWait(of(wait));
    }

    /** For whoever finds the {@link PasswordQueue} full. */
    public String queueFull() {
        return messages.signInBusy();
    }
}
