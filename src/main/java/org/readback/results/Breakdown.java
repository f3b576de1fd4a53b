package org.readback.results;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.readback.content.Passage;
import org.readback.content.Process;
import org.readback.content.Question;
import org.readback.kernel.Mark;

/**
 * Marks by comprehension process and by position. A question with several positions counts in each of them, so that
 * positions do not add up to the whole.
 */
final class Breakdown {
    /** @param label of the position, in the newest words that were added */
    record PositionMark(String label, Mark mark) {}

    record ProcessMark(Process process, Mark mark) {}

    /**
     * The positions of one passage, in the order of its file; positions that no question touched are left out.
     *
     * @param language of the labels
     */
    record PassageMarks(String title, String language, List<PositionMark> positions) {}

    private record Group(Passage passage, Map<String, Mark> marks) {}

    private final Map<Process, Mark> processes = new EnumMap<>(Process.class);
    private final Map<String, Group> passages = new LinkedHashMap<>();

    /** @param mark of one response, or the sum of many */
    void add(Passage passage, Question question, Mark mark) {
        processes.merge(question.process(), mark, Mark::plus);
        var before = passages.get(passage.slug());
        var marks = before == null ? new LinkedHashMap<String, Mark>() : before.marks();
        question.positions().forEach(position -> marks.merge(position, mark, Mark::plus));
        passages.put(passage.slug(), new Group(passage, marks));
    }

    boolean isEmpty() {
        return processes.isEmpty();
    }

    /** In the order in which the processes build on each other. */
    List<ProcessMark> byProcess() {
        return processes.entrySet().stream()
                .map(entry -> new ProcessMark(entry.getKey(), entry.getValue()))
                .toList();
    }

    List<PassageMarks> byPosition() {
        return passages.values().stream()
                .map(Breakdown::lines)
                .filter(group -> !group.positions().isEmpty())
                .toList();
    }

    private static PassageMarks lines(Group group) {
        var left = new LinkedHashMap<>(group.marks());
        var lines = new ArrayList<PositionMark>();
        group.passage().positions().forEach((key, label) -> {
            var mark = left.remove(key);
            if (mark != null) {
                lines.add(new PositionMark(label, mark));
            }
        });
        // A position that a later edition of the passage dropped is still what the older answers were about.
        left.forEach((key, mark) -> lines.add(new PositionMark(key, mark)));
        return new PassageMarks(group.passage().title(), group.passage().language(), List.copyOf(lines));
    }
}
