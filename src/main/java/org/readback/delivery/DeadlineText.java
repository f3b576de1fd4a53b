package org.readback.delivery;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.readback.kernel.SchoolTime;

/** Deadlines and their reasons in words: the same for the student and the teacher. */
@Singleton
public class DeadlineText {
    private final DeliveryMessages messages;
    private final SchoolTime times;

    DeadlineText(DeliveryMessages messages, SchoolTime times) {
        this.messages = messages;
        this.times = times;
    }

    /** {@code Tue 24 Nov 2026, 10:42}, or empty. */
    String when(Optional<AccessPolicy.Deadline> deadline) {
        return deadline.map(found -> times.dayAndTime(found.at())).orElse("");
    }

    /** {@code your time limit, with 10 extra minutes}, or empty. */
    public String why(Optional<AccessPolicy.Deadline> deadline) {
        return deadline.map(found -> messages.because(
                        found.cause().name(),
                        found.extra().toMinutes(),
                        found.paused().plusSeconds(59).toMinutes()))
                .orElse("");
    }
}
