package org.readback.results;

import java.util.List;

/** A {@link Breakdown} as a page shows it. */
record BreakdownView(List<MarkBar> processes, List<PassageBars> passages) {
    record MarkBar(String label, Bar bar) {}

    /** @param anchor an id for the heading, unique on the page; @param language of the labels */
    record PassageBars(String anchor, String heading, String language, List<MarkBar> lines) {}

    static BreakdownView of(Breakdown breakdown, ResultsMessages messages) {
        var groups = breakdown.byPosition();
        return new BreakdownView(
                breakdown.byProcess().stream()
                        .map(line -> new MarkBar(
                                messages.process(line.process()),
                                Bar.of(line.mark().earned(), line.mark().possible(), messages)))
                        .toList(),
                java.util.stream.IntStream.range(0, groups.size())
                        .mapToObj(i -> new PassageBars(
                                "positions-" + (i + 1),
                                groups.size() == 1
                                        ? messages.byPosition()
                                        : messages.byPositionOf(groups.get(i).title()),
                                groups.get(i).language(),
                                groups.get(i).positions().stream()
                                        .map(line -> new MarkBar(
                                                line.label(),
                                                Bar.of(
                                                        line.mark().earned(),
                                                        line.mark().possible(),
                                                        messages)))
                                        .toList()))
                        .toList());
    }
}
