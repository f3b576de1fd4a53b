package org.readback.assignments;

import java.util.List;

/**
 * A quiz given to a class.
 *
 * @param withdrawn true once the teacher has taken it back: nobody starts it any more, running attempts go on
 * @param pauses the earliest first; only the last one can last
 */
public record Assignment(long id, long classId, long editionId, Rules rules, boolean withdrawn, List<Pause> pauses) {

    /** True while the teacher has stopped everybody's clock. */
    public boolean paused() {
        return Pause.lasts(pauses);
    }
}
