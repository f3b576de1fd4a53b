package org.readback.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import org.readback.content.Question;
import org.readback.grading.Misreading;

/** Which misreadings showed in which questions. */
final class Misreadings {
    /**
     * @param number the question's, from 1
     * @param takers who showed it there, each once, however many parts showed it
     * @param asked how many were asked
     */
    record Line(Misreading misreading, int number, String question, List<Taker> takers, int asked) {}

    private final List<Line> lines = new ArrayList<>();

    /** Adds what the answers to one question show. */
    void add(int number, Question question, List<Given> all) {
        var found = new EnumMap<Misreading, LinkedHashMap<Long, Taker>>(Misreading.class);
        for (var given : all) {
            question.task().wrong(given.response()).values().stream()
                    .flatMap(List::stream)
                    .flatMap(wrong -> wrong.misreading().stream())
                    .forEach(misreading -> found.computeIfAbsent(misreading, none -> new LinkedHashMap<>())
                            .put(given.taker().attempt(), given.taker()));
        }
        found.forEach((misreading, takers) ->
                lines.add(new Line(misreading, number, question.id(), List.copyOf(takers.values()), all.size())));
    }

    /** The commonest first. */
    List<Line> lines() {
        return lines.stream()
                .sorted(Comparator.comparingInt((Line line) -> line.takers().size())
                        .reversed()
                        .thenComparingInt(Line::number))
                .toList();
    }
}
