package org.readback.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.LongFunction;
import org.readback.kernel.ReaderLanguage;
import org.readback.kernel.Replies;

/** What is said to somebody who has to wait, and for how long. */
@ApplicationScoped
public class WaitText {
    private final AccessMessages messages;

    WaitText(ReaderLanguage language) {
        this.messages = language.messages(AccessMessages.class);
    }

    /** @param seconds and {@code minutes} how the wait is said in full, by their number */
    public String of(Duration wait, LongFunction<String> seconds, LongFunction<String> minutes) {
        long left = Replies.seconds(wait);
        return left < 60 ? seconds.apply(left) : minutes.apply((left + 59) / 60);
    }

    /** For whoever has tried passwords too often. */
    public String tooManyPasswords(Duration wait) {
        return of(wait, messages::signInWaitSeconds, messages::signInWaitMinutes);
    }

    /** For whoever finds the {@link PasswordQueue} full. */
    public String queueFull() {
        return messages.signInBusy();
    }
}
