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
 * @param values each value with whoever gave it. Options stand in the order of the file, chosen or not; sentences and
 *     typed texts stand by how many gave them, the keys among the sentences given or not
 * @param blank who left this part blank
 * @param asked how many were asked
 */
record Tally(Part part, List<TalliedValue> values, List<ScoredStudent> blank, int asked) {
    /**
     * @param value the id of an option or a sentence; of a typed text the spelling that came up most
     * @param key whether it is right
     */
    record TalliedValue(String value, boolean key, Optional<Misreading> misreading, List<ScoredStudent> students) {
        int count() {
            return students.size();
        }
    }

    /** One tally for each part of the task, in its order. */
    static List<Tally> of(Task task, List<MarkedResponse> all) {
        return task.parts().stream().map(part -> of(task, part, all)).toList();
    }

    private static Tally of(Task task, Part part, List<MarkedResponse> all) {
        var students = new LinkedHashMap<String, List<ScoredStudent>>();
        var spellings = new LinkedHashMap<String, Map<String, Integer>>();
        switch (part.input()) {
            case ONE, MANY -> part.options().forEach(option -> students.put(option.id(), new ArrayList<>()));
            case SENTENCES -> part.keys().stream().sorted().forEach(key -> students.put(key, new ArrayList<>()));
            case TEXT -> {}
        }
        var blank = new ArrayList<ScoredStudent>();
        for (var marked : all) {
            var values = marked.response().all(part.id());
            if (values.isEmpty()) {
                blank.add(marked.student());
            }
            for (var value : values) {
                var normal = part.normal(value);
                students.computeIfAbsent(normal, none -> new ArrayList<>()).add(marked.student());
                spellings.computeIfAbsent(normal, none -> new LinkedHashMap<>()).merge(value.strip(), 1, Integer::sum);
            }
        }
        var tallied = new ArrayList<TalliedValue>();
        students.forEach((normal, who) -> {
            var value = spellings.getOrDefault(normal, Map.of(normal, 0)).entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .orElseThrow()
                    .getKey();
            tallied.add(
                    new TalliedValue(value, task.right(part, value), misreading(task, part, value), List.copyOf(who)));
        });
        if (part.options().isEmpty()) {
            tallied.sort(Comparator.comparingInt(TalliedValue::count).reversed());
        }
        return new Tally(part, List.copyOf(tallied), List.copyOf(blank), all.size());
    }

    private static Optional<Misreading> misreading(Task task, Part part, String value) {
        return task.wrong(new Response(Map.of(part.id(), List.of(value)))).getOrDefault(part.id(), List.of()).stream()
                .map(Part.Wrong::misreading)
                .flatMap(Optional::stream)
                .findFirst();
    }
}
