package org.readback.delivery;

import java.util.OptionalInt;

/** Whole numbers as people type them. */
final class Numbers {
    private Numbers() {}

    /** Empty if it is none, or not within the bounds. */
    static OptionalInt read(String typed, int least, int most) {
        if (!typed.matches("[0-9]{1,6}")) {
            return OptionalInt.empty();
        }
        int number = Integer.parseInt(typed);
        return number >= least && number <= most ? OptionalInt.of(number) : OptionalInt.empty();
    }
}
