package org.readback.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FairQueueTest {
    private final FairQueue<String> queue = new FairQueue<>(6);

    @Test
    void one_sender_is_served_in_order() {
        add("a", "a1", "a2", "a3");
        assertThat(all()).containsExactly("a1", "a2", "a3");
    }

    @Test
    void senders_are_served_in_turn() {
        add("a", "a1", "a2", "a3");
        add("b", "b1", "b2");
        assertThat(all()).containsExactly("a1", "b1", "a2", "b2", "a3");
    }

    @Test
    void one_sender_may_fill_what_nobody_else_wants_and_then_gives_way() {
        add("a", "a1", "a2", "a3", "a4", "a5", "a6");
        assertThat(queue.add("a", "a7")).contains("a7");
        assertThat(queue.add("b", "b1")).contains("a6");
        assertThat(queue.add("c", "c1")).contains("a5");
        assertThat(queue.add("b", "b2")).contains("a4");
        // Nobody has two more than the other.
        assertThat(queue.add("b", "b3")).contains("b3");
        assertThat(all()).containsExactly("a1", "b1", "c1", "a2", "b2", "a3");
    }

    @Test
    void it_never_holds_more_than_it_may_and_loses_nothing_unsaid() {
        var added = new ArrayList<String>();
        var left = new ArrayList<String>();
        for (int i = 0; i < 200; i++) {
            var name = "n" + i;
            added.add(name);
            queue.add("s" + i * 7 % 11, name).ifPresent(left::add);
            if (i % 5 == 0) {
                queue.next().ifPresent(left::add);
            }
        }
        var rest = all();
        assertThat(rest).hasSizeLessThanOrEqualTo(6);
        left.addAll(rest);
        assertThat(left).containsExactlyInAnyOrderElementsOf(added);
    }

    private void add(String sender, String... names) {
        for (var name : names) {
            assertThat(queue.add(sender, name)).isEmpty();
        }
    }

    private List<String> all() {
        return IntStream.range(0, 1000)
                .mapToObj(i -> queue.next())
                .takeWhile(java.util.Optional::isPresent)
                .map(java.util.Optional::get)
                .toList();
    }
}
