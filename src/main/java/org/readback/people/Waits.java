package org.readback.people;

import java.time.Duration;

/** How long somebody has to wait, as one says it. */
final class Waits {
    private Waits() {}

    static String inWords(Duration wait, PeopleMessages messages) {
        long seconds = Answers.seconds(wait);
        return seconds < 60 ? messages.seconds(seconds) : messages.minutes((seconds + 59) / 60);
    }
}
