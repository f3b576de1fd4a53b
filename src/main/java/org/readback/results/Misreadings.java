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
     * @param students who showed it there, each once, however many parts showed it
     * @param asked how many were asked
     */
    record ShownMisreading(
            Misreading misreading, int number, String question, List<ScoredStudent> students, int asked) {}

    private final List<ShownMisreading> found = new ArrayList<>();

    /** Adds what the answers to one question show. */
    void add(int number, Question question, List<MarkedResponse> all) {
        var shown = new EnumMap<Misreading, LinkedHashMap<Long, ScoredStudent>>(Misreading.class);
        for (var marked : all) {
            question.task().wrong(marked.response()).values().stream()
                    .flatMap(List::stream)
                    .flatMap(wrong -> wrong.misreading().stream())
                    .forEach(misreading -> shown.computeIfAbsent(misreading, none -> new LinkedHashMap<>())
                            .put(marked.student().attempt(), marked.student()));
        }
        shown.forEach((misreading, students) -> found.add(
                new ShownMisreading(misreading, number, question.id(), List.copyOf(students.values()), all.size())));
    }

    /** The commonest first. */
    List<ShownMisreading> byFrequency() {
        return found.stream()
                .sorted(Comparator.comparingInt((ShownMisreading misreading) ->
                                misreading.students().size())
                        .reversed()
                        .thenComparingInt(ShownMisreading::number))
                .toList();
    }
}
