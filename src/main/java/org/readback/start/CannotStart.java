package org.readback.start;

/** A start that cannot work. Its message is for the person at the terminal and names the mend. */
public final class CannotStart extends RuntimeException {
    CannotStart(String key, Object... values) {
        super(Messages.of(key, values));
    }

    CannotStart(Throwable cause, String key, Object... values) {
        super(Messages.of(key, values), cause);
    }
}
