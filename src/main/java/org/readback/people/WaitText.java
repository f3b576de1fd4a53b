package org.readback.people;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** How long somebody has to wait, as one says it. */
@ApplicationScoped
public class WaitText {
    private final PeopleMessages messages;

    WaitText(PeopleMessages messages) {
        this.messages = messages;
    }

    /** Such as {@code 10 seconds} or {@code 2 minutes}. */
    public String of(Duration wait) {
        long seconds = seconds(wait);
        return seconds < 60 ? messages.seconds(seconds) : messages.minutes((seconds + 59) / 60);
    }

    /** In whole seconds, after which it is over: for the header {@code Retry-After}. */
    public static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
