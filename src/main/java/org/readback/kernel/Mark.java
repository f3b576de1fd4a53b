package org.readback.kernel;

import java.util.Collection;

/** What a response earned of what it could have earned, both whole numbers, {@code 0 <= earned <= possible}. */
public record Mark(int earned, int possible) {
    public static final Mark NONE = new Mark(0, 0);

    public Mark {
        if (earned < 0 || earned > possible) {
            throw new IllegalArgumentException("a mark of " + earned + " of " + possible);
        }
    }

    /** The share {@code right / all} of {@code points}, rounded down; a negative share earns nothing. */
    public static Mark share(int right, int all, int points) {
        return new Mark(Math.max(0, Math.min(right, all)) * points / all, points);
    }

    public static Mark allOrNothing(boolean right, int points) {
        return new Mark(right ? points : 0, points);
    }

    public static Mark sum(Collection<Mark> marks) {
        return marks.stream().reduce(NONE, Mark::plus);
    }

    public Mark plus(Mark other) {
        return new Mark(earned + other.earned, possible + other.possible);
    }

    public boolean full() {
        return earned == possible;
    }
}
