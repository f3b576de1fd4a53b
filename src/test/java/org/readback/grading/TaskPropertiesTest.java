package org.readback.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What holds for every task and every response: tried with many, the same ones each time. */
class TaskPropertiesTest {
    private static final int TRIES = 2000;
    private static final int LONGEST = 300;

    private interface Try {
        void with(Random random);
    }

    private static void often(Try each) {
        for (long seed = 0; seed < TRIES; seed++) {
            try {
                each.with(new Random(seed * 0x9E3779B97F4A7C15L));
            } catch (AssertionError e) {
                throw new AssertionError("with seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    private static int from(int least, int most, Random random) {
        return least + random.nextInt(most - least + 1);
    }

    @Test
    void a_mark_is_never_below_nothing_nor_above_all() {
        often(random -> {
            var task = task(random);
            int points = from(1, 10, random);
            var mark = task.mark(response(task, random), points);
            assertThat(mark.earned()).isBetween(0, points);
            assertThat(mark.possible()).isEqualTo(points);
        });
    }

    @Test
    void blank_earns_nothing_and_the_right_response_everything() {
        often(random -> {
            var task = task(random);
            int points = from(1, 10, random);
            assertThat(task.mark(Response.BLANK, points).earned()).isZero();
            var right = task.read(task.rightResponse(), Tasks.SENTENCES);
            assertThat(task.mark(right, points).full()).isTrue();
        });
    }

    @Test
    void shuffling_never_changes_a_mark() {
        often(random -> {
            var task = task(random);
            int points = from(1, 10, random);
            long seed = random.nextLong();
            var response = response(task, random);
            var mark = task.mark(response, points);
            assertThat(task.shuffled(seed).mark(response, points)).isEqualTo(mark);
            assertThat(task.presented(seed, false).mark(response, points)).isEqualTo(mark);
            assertThat(task.shuffled(seed).read(response, Tasks.SENTENCES)).isEqualTo(response);
        });
    }

    @Test
    void an_ordering_is_never_shown_in_the_right_order() {
        often(random -> {
            var task = Tasks.ordering(from(3, 8, random));
            assertThat(task.presented(random.nextLong(), false).items()).isNotEqualTo(task.items());
        });
    }

    @Test
    void reading_what_was_read_changes_nothing() {
        often(random -> {
            var task = task(random);
            var once = response(task, random);
            assertThat(task.read(once, Tasks.SENTENCES)).isEqualTo(once);
        });
    }

    @Test
    void whatever_is_typed_is_read_in_the_same_way_twice() {
        var task = Tasks.shortAnswer();
        often(random -> {
            try {
                var once = task.read(Response.of(text(random)), Tasks.SENTENCES);
                assertThat(task.read(once, Tasks.SENTENCES)).isEqualTo(once);
                assertThat(task.mark(once, 1).earned()).isBetween(0, 1);
            } catch (ResponseRefused refused) {
                assertThat(refused.reason()).isEqualTo(ResponseRefused.Reason.TOO_LONG);
            }
        });
    }

    @Test
    void a_text_is_the_same_as_itself_with_space_around() {
        often(random -> {
            var text = text(random);
            assertThat(Texts.same(text, " " + text + " ")).isTrue();
        });
    }

    @Test
    void choosing_everything_does_not_pay_while_the_keys_are_no_majority() {
        often(random -> {
            int options = from(4, 8, random);
            int keys = from(2, options - 1, random);
            var task = Tasks.multipleResponse(options, keys);
            var everything = Response.of(task.options().stream().map(Option::id).toArray(String[]::new));
            var mark = task.mark(everything, from(1, 10, random));
            assertThat(mark.full()).isFalse();
            if (keys * 2 <= options) {
                assertThat(mark.earned()).isZero();
            }
        });
    }

    private static Task task(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Tasks.of(Kind.values()[random.nextInt(Kind.values().length)]);
            case 1 -> Tasks.ordering(from(3, 8, random));
            case 2 -> Tasks.matching(from(2, 8, random));
            default -> {
                int options = from(4, 8, random);
                yield Tasks.multipleResponse(options, from(2, options - 1, random));
            }
        };
    }

    /** Letters, signs, spaces, controls, and halves of pairs: whatever a request can carry. */
    private static String text(Random random) {
        var text = new StringBuilder();
        int length = random.nextInt(LONGEST);
        for (int i = 0; i < length; i++) {
            int kind = random.nextInt(4);
            text.append((char)
                    (kind == 0 ? random.nextInt(0x10000) : kind == 1 ? random.nextInt(0x250) : from(' ', '~', random)));
        }
        return text.toString();
    }

    /** Some response that the task can have: any values, often none. */
    private static Response response(Task task, Random random) {
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
