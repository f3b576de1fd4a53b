package org.readback.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.readback.content.Passage;
import org.readback.content.Process;
import org.readback.content.Question;
import org.readback.grading.Option;
import org.readback.grading.SingleChoice;
import org.readback.kernel.Mark;

class BreakdownTest {
    private final Breakdown breakdown = new Breakdown();

    @Test
    void marks_add_up_by_process_in_the_order_of_the_processes() {
        breakdown.add(passage("tides"), question(Process.INTEGRATE), new Mark(1, 4));
        breakdown.add(passage("tides"), question(Process.RETRIEVE), new Mark(1, 1));
        breakdown.add(passage("bees"), question(Process.RETRIEVE), new Mark(0, 2));

        assertThat(breakdown.byProcess())
                .extracting(Breakdown.ProcessMark::process, Breakdown.ProcessMark::mark)
                .containsExactly(tuple(Process.RETRIEVE, new Mark(1, 3)), tuple(Process.INTEGRATE, new Mark(1, 4)));
    }

    @Test
    void positions_stand_under_their_passage_in_its_order_and_with_its_labels() {
        breakdown.add(passage("tides"), question(Process.INFER, "sun"), new Mark(1, 2));
        breakdown.add(passage("bees"), question(Process.INFER, "moon"), new Mark(3, 3));
        breakdown.add(passage("tides"), question(Process.INFER, "moon", "sun"), new Mark(1, 1));

        var passages = breakdown.byPosition();
        assertThat(passages).extracting(Breakdown.PassageMarks::title).containsExactly("About tides", "About bees");
        assertThat(passages.get(0).positions())
                .containsExactly(
                        new Breakdown.PositionMark("The moon", new Mark(1, 1)),
                        new Breakdown.PositionMark("The sun", new Mark(2, 3)));
        assertThat(passages.get(1).positions()).containsExactly(new Breakdown.PositionMark("The moon", new Mark(3, 3)));
    }

    @Test
    void a_position_that_the_passage_dropped_is_still_shown() {
        breakdown.add(passage("tides"), question(Process.INFER, "wind"), new Mark(1, 2));

        assertThat(breakdown.byPosition().get(0).positions())
                .containsExactly(new Breakdown.PositionMark("wind", new Mark(1, 2)));
    }

    @Test
    void without_questions_there_is_nothing() {
        assertThat(breakdown.isEmpty()).isTrue();
        assertThat(breakdown.byProcess()).isEmpty();
        assertThat(breakdown.byPosition()).isEmpty();
    }

    private static Question question(Process process, String... positions) {
        return new Question(
                "q",
                "?",
                new SingleChoice(List.of(Option.of("a", "")), "a"),
                1,
                process,
                List.of(positions),
                List.of(),
                "");
    }

    private static Passage passage(String slug) {
        Map<String, String> positions = new LinkedHashMap<>();
        positions.put("moon", "The moon");
        positions.put("sun", "The sun");
        return new Passage(
                slug,
                "About " + slug,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "en",
                false,
                positions,
                List.of());
    }
}
