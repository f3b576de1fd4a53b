package org.readback.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.readback.kernel.Mark;

/** What each kind of question must be able to do. */
class KindTest {
    @ParameterizedTest
    @EnumSource
    void a_kind_is_found_by_its_code(Kind kind) {
        assertThat(Kind.of(kind.code())).isEqualTo(kind);
        assertThat(kind.code()).matches("[a-z]+(-[a-z]+)*");
        assertThat(Tasks.of(kind).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @EnumSource
    void the_right_response_earns_all_points_and_a_blank_one_none(Kind kind) {
        var task = Tasks.of(kind);
        assertThat(task.mark(task.rightResponse(), 6)).isEqualTo(new Mark(6, 6));
        assertThat(task.mark(Response.BLANK, 6)).isEqualTo(new Mark(0, 6));
    }

    @ParameterizedTest
    @EnumSource
    void the_right_response_is_read_as_it_is_and_is_complete(Kind kind) {
        var task = Tasks.of(kind);
        assertThat(task.read(task.rightResponse(), Tasks.SENTENCES)).isEqualTo(task.rightResponse());
        assertThat(task.complete(task.rightResponse())).isTrue();
        assertThat(task.complete(Response.BLANK)).isFalse();
        assertThat(task.wrong(task.rightResponse())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void shuffling_moves_options_and_changes_nothing_else(Kind kind) {
        var task = Tasks.of(kind);
        var shuffled = task.shuffled(7);
        assertThat(task.shuffled(7)).isEqualTo(shuffled);
        assertThat(shuffled.kind()).isEqualTo(kind);
        assertThat(shuffled.mark(task.rightResponse(), 6).full()).isTrue();
        assertThat(shuffled.parts())
                .extracting(Part::id)
                .containsExactlyInAnyOrderElementsOf(
                        task.parts().stream().map(Part::id).toList());
    }

    @ParameterizedTest
    @EnumSource
    void a_part_that_the_question_does_not_have_is_refused(Kind kind) {
        var raw = new Response(java.util.Map.of("no-such-part", java.util.List.of("a")));
        assertThatThrownBy(() -> Tasks.of(kind).read(raw, Tasks.SENTENCES))
                .isInstanceOfSatisfying(ResponseRefused.class, refused -> assertThat(refused.reason())
                        .isEqualTo(ResponseRefused.Reason.UNKNOWN_PART));
    }

    @ParameterizedTest
    @EnumSource
    void a_value_that_the_question_does_not_offer_is_refused(Kind kind) {
        var task = Tasks.of(kind);
        for (var part : task.parts()) {
            var value = part.input() == Part.Input.TEXT ? "x".repeat(Task.LONGEST_TEXT + 1) : "p99s1";
            var raw = new Response(java.util.Map.of(part.id(), java.util.List.of(value)));
            assertThatThrownBy(() -> task.read(raw, Tasks.SENTENCES))
                    .isInstanceOf(ResponseRefused.class)
                    .hasMessageContaining(part.id());
        }
    }
}
