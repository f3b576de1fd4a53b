package org.readback.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.readback.grading.Misreading;
import org.readback.grading.Part;
import org.readback.grading.Response;
import org.readback.grading.Task;

/**
 * Who gave what to one part of a question.
 *
 * @param lines each value with whoever gave it. Options stand in the order of the file, chosen or not; sentences and
 *     typed texts stand by how many gave them, the keys among the sentences given or not
 * @param blank who left this part blank
 * @param asked how many were asked
 */
record Tally(Part part, List<Line> lines, List<Taker> blank, int asked) {
    /**
     * @param value the id of an option or a sentence; of a typed text the spelling that came up most
     * @param key whether it is right
     */
    record Line(String value, boolean key, Optional<Misreading> misreading, List<Taker> takers) {
        int count() {
            return takers.size();
        }
    }

    /** One tally for each part of the task, in its order. */
    static List<Tally> of(Task task, List<Given> all) {
        return task.parts().stream().map(part -> of(task, part, all)).toList();
    }

    private static Tally of(Task task, Part part, List<Given> all) {
        var takers = new LinkedHashMap<String, List<Taker>>();
        var spellings = new LinkedHashMap<String, Map<String, Integer>>();
        switch (part.input()) {
            case ONE, MANY -> part.options().forEach(option -> takers.put(option.id(), new ArrayList<>()));
            case SENTENCES -> part.keys().stream().sorted().forEach(key -> takers.put(key, new ArrayList<>()));
            case TEXT -> {}
        }
        var blank = new ArrayList<Taker>();
        for (var given : all) {
            var values = given.response().all(part.id());
            if (values.isEmpty()) {
                blank.add(given.taker());
            }
            for (var value : values) {
                var normal = part.normal(value);
                takers.computeIfAbsent(normal, none -> new ArrayList<>()).add(given.taker());
                spellings.computeIfAbsent(normal, none -> new LinkedHashMap<>()).merge(value.strip(), 1, Integer::sum);
            }
        }
        var lines = new ArrayList<Line>();
        takers.forEach((normal, who) -> {
            var value = spellings.getOrDefault(normal, Map.of(normal, 0)).entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .orElseThrow()
                    .getKey();
            lines.add(new Line(value, task.right(part, value), misreading(task, part, value), List.copyOf(who)));
        });
        if (part.options().isEmpty()) {
            lines.sort(Comparator.comparingInt(Line::count).reversed());
        }
        return new Tally(part, List.copyOf(lines), List.copyOf(blank), all.size());
    }

    private static Optional<Misreading> misreading(Task task, Part part, String value) {
        return task.wrong(new Response(Map.of(part.id(), List.of(value)))).getOrDefault(part.id(), List.of()).stream()
                .map(Part.Wrong::misreading)
                .flatMap(Optional::stream)
                .findFirst();
    }
}
