package org.readback.delivery;

import jakarta.inject.Singleton;
import org.readback.assignments.TeachingMessages;
import org.readback.kernel.Faults;
import org.readback.kernel.ReaderLanguage;

/** Why a teacher did something to an attempt, as typed. */
@Singleton
class ReasonField {
    private final TeachingMessages messages;

    ReasonField(ReaderLanguage language) {
        this.messages = language.messages(TeachingMessages.class);
    }

    /** The reason in one line, without space around it; with a fault if it is missing or too long. */
    String read(String typed, String field, Faults faults) {
        var reason = typed == null ? "" : typed.replaceAll("\\p{Cntrl}+", " ").strip();
        int length = reason.codePointCount(0, reason.length());
        if (length == 0) {
            faults.add(field, messages.reasonMissing());
        } else if (length > TaughtAttempts.LONGEST_REASON) {
            faults.add(field, messages.reasonTooLong(length, TaughtAttempts.LONGEST_REASON));
        }
        return reason;
    }
}
