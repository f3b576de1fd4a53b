package org.readback.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.readback.kernel.Mark;

/**
 * How often each score came up.
 *
 * @param possible what one attempt could earn
 * @param columns without gaps from 0 to {@code possible}, the emptiest included
 * @param mean in marks; 0 where there are no scores
 * @param median in marks, the mean of the middle two where their number is even; 0 where there are no scores
 */
record Distribution(int possible, List<ScoreColumn> columns, int size, double mean, double median) {
    /** One column a score up to here, so that their numbers fit a phone. */
    private static final int MOST_SINGLE = 12;

    private static final int MOST_WIDE = 8;

    record Total(ScoredStudent student, Mark mark) {}

    /** Whoever has {@code from} to {@code to} marks. */
    record ScoreColumn(int from, int to, List<Total> totals) {
        int count() {
            return totals.size();
        }
    }

    /** @param totals each out of {@code possible} */
    static Distribution of(List<Total> totals, int possible) {
        int width = possible <= MOST_SINGLE ? 1 : (possible + MOST_WIDE) / MOST_WIDE;
        var sorted = totals.stream()
                .sorted(Comparator.comparingInt(total -> total.mark().earned()))
                .toList();
        var columns = new ArrayList<ScoreColumn>();
        for (int from = 0; from <= possible; from += width) {
            int first = from;
            int last = Math.min(from + width - 1, possible);
            columns.add(new ScoreColumn(
                    first,
                    last,
                    sorted.stream()
                            .filter(total -> total.mark().earned() >= first
                                    && total.mark().earned() <= last)
                            .toList()));
        }
        return new Distribution(
                possible,
                List.copyOf(columns),
                sorted.size(),
                sorted.stream()
                        .mapToInt(total -> total.mark().earned())
                        .average()
                        .orElse(0),
                median(sorted));
    }

    private static double median(List<Total> sorted) {
        if (sorted.isEmpty()) {
            return 0;
        }
        int low = sorted.get((sorted.size() - 1) / 2).mark().earned();
        int high = sorted.get(sorted.size() / 2).mark().earned();
        return (low + high) / 2.0;
    }

    int highest() {
        return columns.stream().mapToInt(ScoreColumn::count).max().orElse(0);
    }
}
