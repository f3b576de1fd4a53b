package org.readback.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BodyMemoryTest {
    private final BodyMemory memory = new BodyMemory(100, 40);

    @Test
    void one_sender_gets_no_more_than_a_share() {
        assertThat(memory.part("a").take(30)).isTrue();
        assertThat(memory.part("a").take(11)).isFalse();
        assertThat(memory.part("a").take(10)).isTrue();
        assertThat(memory.part("b").take(40)).isTrue();
    }

    @Test
    void all_together_get_no_more_than_there_is() {
        assertThat(memory.part("a").take(40)).isTrue();
        assertThat(memory.part("b").take(40)).isTrue();
        assertThat(memory.part("c").take(21)).isFalse();
        assertThat(memory.part("c").take(20)).isTrue();
        assertThat(memory.total()).isEqualTo(100);
    }

    @Test
    void what_is_given_back_is_free_again_and_only_once() {
        var other = memory.part("a");
        other.take(10);
        var part = memory.part("a");
        part.take(30);

        part.giveBack();
        part.giveBack();

        assertThat(memory.total()).isEqualTo(10);
        assertThat(memory.part("a").take(30)).isTrue();
        assertThat(memory.part("a").take(1)).isFalse();
    }

    @Test
    void nothing_is_taken_for_a_request_that_was_answered() {
        var part = memory.part("a");
        part.giveBack();

        assertThat(part.take(1)).isFalse();
        assertThat(memory.total()).isZero();
    }
}
