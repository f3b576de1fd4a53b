package org.readback.delivery;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.readback.assignments.AccessPolicy;
import org.readback.kernel.ReaderLanguage;
import org.readback.kernel.SchoolTime;

/** Deadlines and their reasons in words: the same for the student and the teacher. */
@Singleton
public class DeadlineText {
    private final ReaderLanguage language;
    private final DeliveryMessages messages;
    private final SchoolTime times;

    DeadlineText(ReaderLanguage language, SchoolTime times) {
        this.language = language;
        this.messages = language.messages(DeliveryMessages.class);
        this.times = times;
    }

    /** {@code Tue, 24 Nov 2026, 10:42}, or empty. */
    String when(Optional<AccessPolicy.Deadline> deadline) {
        return deadline.map(found -> times.dayAndTime(found.at())).orElse("");
    }

    /** {@code the time limit, 10 extra minutes}, or empty. */
    public String why(Optional<AccessPolicy.Deadline> deadline) {
        return deadline.map(this::why).orElse("");
    }

    private String why(AccessPolicy.Deadline deadline) {
        var causes = new ArrayList<>(List.of(messages.cause(deadline.cause().name())));
        long extra = deadline.extra().toMinutes();
        if (extra > 0) {
            causes.add(messages.causeExtra(extra));
        }
        long paused = deadline.paused().plusSeconds(59).toMinutes();
        if (paused > 0) {
            causes.add(messages.causePause(paused));
        }
        return language.get().list(causes);
    }
}
