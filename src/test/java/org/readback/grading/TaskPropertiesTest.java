package org.readback.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for every task and every response. */
class TaskPropertiesTest {
    @Property
    void a_mark_is_never_below_nothing_nor_above_all(
            @ForAll("tasks") Task task, @ForAll long choice, @ForAll @IntRange(min = 1, max = 10) int points) {
        var mark = task.mark(response(task, choice), points);
        assertThat(mark.earned()).isBetween(0, points);
        assertThat(mark.possible()).isEqualTo(points);
    }

    @Property
    void blank_earns_nothing_and_the_right_response_everything(
            @ForAll("tasks") Task task, @ForAll @IntRange(min = 1, max = 10) int points) {
        assertThat(task.mark(Response.BLANK, points).earned()).isZero();
        assertThat(task.mark(task.read(task.rightResponse(), Tasks.SENTENCES), points)
                        .full())
                .isTrue();
    }

    @Property
    void shuffling_never_changes_a_mark(
            @ForAll("tasks") Task task,
            @ForAll long choice,
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 10) int points) {
        var response = response(task, choice);
        assertThat(task.shuffled(seed).mark(response, points)).isEqualTo(task.mark(response, points));
        assertThat(task.presented(seed, false).mark(response, points)).isEqualTo(task.mark(response, points));
        assertThat(task.shuffled(seed).read(response, Tasks.SENTENCES)).isEqualTo(response);
    }

    @Property
    void an_ordering_is_never_shown_in_the_right_order(
            @ForAll @IntRange(min = 3, max = 8) int items, @ForAll long seed) {
        var task = Tasks.ordering(items);
        assertThat(task.presented(seed, false).items()).isNotEqualTo(task.items());
    }

    @Property
    void reading_what_was_read_changes_nothing(@ForAll("tasks") Task task, @ForAll long choice) {
        var once = response(task, choice);
        assertThat(task.read(once, Tasks.SENTENCES)).isEqualTo(once);
    }

    @Property
    void whatever_is_typed_is_read_in_the_same_way_twice(@ForAll String text) {
        var task = Tasks.shortAnswer();
        try {
            var once = task.read(Response.of(text), Tasks.SENTENCES);
            assertThat(task.read(once, Tasks.SENTENCES)).isEqualTo(once);
            assertThat(task.mark(once, 1).earned()).isBetween(0, 1);
        } catch (ResponseRefused refused) {
            assertThat(refused.reason()).isEqualTo(ResponseRefused.Reason.TOO_LONG);
        }
    }

    @Property
    void a_text_is_the_same_as_itself_with_space_around(@ForAll String text) {
        assertThat(Texts.same(text, " " + text + " ")).isTrue();
    }

    @Property
    void choosing_everything_does_not_pay_while_the_keys_are_no_majority(
            @ForAll @IntRange(min = 4, max = 8) int options,
            @ForAll @IntRange(min = 2, max = 7) int keys,
            @ForAll @IntRange(min = 1, max = 10) int points) {
        if (keys >= options) {
            return;
        }
        var task = Tasks.multipleResponse(options, keys);
        var everything = Response.of(task.options().stream().map(Option::id).toArray(String[]::new));
        var mark = task.mark(everything, points);
        assertThat(mark.full()).isFalse();
        if (keys * 2 <= options) {
            assertThat(mark.earned()).isZero();
        }
    }

    @Provide
    Arbitrary<Task> tasks() {
        return Arbitraries.oneOf(
                Arbitraries.of(Kind.values()).map(Tasks::of),
                Arbitraries.integers().between(3, 8).map(Tasks::ordering),
                Arbitraries.integers().between(2, 8).map(Tasks::matching),
                Arbitraries.integers().between(4, 8).flatMap(options -> Arbitraries.integers()
                        .between(2, options - 1)
                        .map(keys -> Tasks.multipleResponse(options, keys))));
    }

    /** Some response that the task can have: any values, often none. */
    private static Response response(Task task, long choice) {
        var random = new Random(choice);
        var parts = new TreeMap<String, List<String>>();
        for (var part : task.parts()) {
            var values = new ArrayList<String>();
            int count = random.nextInt(task.most(part) + 1);
            for (int i = 0; i < count; i++) {
                var offered = Tasks.values(part);
                values.add(offered.get(random.nextInt(offered.size())));
            }
            parts.put(part.id(), values);
        }
        return task.read(new Response(parts), Tasks.SENTENCES);
    }
}
