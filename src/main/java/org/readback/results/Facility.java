package org.readback.results;

import java.util.Collection;
import java.util.OptionalInt;
import org.readback.kernel.Mark;

/**
 * How easy a question was for those who were asked it: the mean mark over the possible mark. This is the item difficulty
 * <em>p</em> of classical test theory (Crocker and Algina, Introduction to Classical and Modern Test Theory, 1986,
 * chapter 14) with partial credit, and Moodle's facility index ({@code mod/quiz/report/statistics}). An unanswered
 * question earned 0 and counts.
 *
 * @param earned the marks of all together
 * @param possible what all together could earn
 * @param responses how many were asked
 */
record Facility(long earned, long possible, int responses) {
    /** Below this many responses one student moves the index by more than 20 points: too few to judge a question by. */
    static final int ENOUGH = 5;

    static Facility of(Collection<Mark> marks) {
        return new Facility(
                marks.stream().mapToLong(Mark::earned).sum(),
                marks.stream().mapToLong(Mark::possible).sum(),
                marks.size());
    }

    /** From 0 (nobody earned anything) to 1; not a number where nobody was asked. */
    double index() {
        return possible == 0 ? Double.NaN : (double) earned / possible;
    }

    /** The index in whole percent, half a percent rounded up; empty where there are too few responses to judge. */
    OptionalInt percent() {
        return responses < ENOUGH || possible == 0
                ? OptionalInt.empty()
                : OptionalInt.of((int) ((200 * earned + possible) / (2 * possible)));
    }
}
