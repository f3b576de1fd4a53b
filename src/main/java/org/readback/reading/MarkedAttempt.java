package org.readback.reading;

import io.quarkus.qute.RawString;
import java.util.List;

/**
 * An attempt with everything: what was said, the keys, the marks, the misreadings and the proof in the passage. Made only for
 * a teacher, or once the policy shows it.
 */
public record MarkedAttempt(RawString passage, List<MarkedQuestion> questions) {
    /** @param verdict {@code right}, {@code part}, {@code wrong} or {@code blank}; @param full with all its points */
    public record MarkedQuestion(int number, String verdict, boolean full, RawString html) {}
}
