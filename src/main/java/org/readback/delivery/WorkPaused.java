package org.readback.delivery;

/** An attempt that its student cannot hand in while a pause lasts. */
public class WorkPaused extends RuntimeException {
    WorkPaused() {
        super("work on the attempt is paused");
    }
}
