package org.readback.grading;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Orders that depend on a seed alone, the same on every machine. */
public final class Shuffle {
    private Shuffle() {}

    public static <T> List<T> of(List<T> list, long seed) {
        var copy = new ArrayList<>(list);
        Collections.shuffle(copy, new Random(seed));
        return List.copyOf(copy);
    }

    /** Never the given order itself, where there is another one. */
    static <T> List<T> away(List<T> list, long seed) {
        var shuffled = of(list, seed);
        if (!shuffled.equals(list) || list.size() < 2) {
            return shuffled;
        }
        var rotated = new ArrayList<>(list);
        Collections.rotate(rotated, 1);
        return List.copyOf(rotated);
    }
}
