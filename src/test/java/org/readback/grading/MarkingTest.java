package org.readback.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.readback.kernel.Mark;

/** What each response is worth. Responses are written {@code part=value,value part=value}. */
class MarkingTest {
    @ParameterizedTest
    @CsvSource({"answer=b, 3", "answer=a, 0", "answer=c, 0", "'', 0"})
    void single_choice_earns_all_or_nothing(String given, int earned) {
        assertMark(Tasks.singleChoice(), given, earned, 3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "answer=a,b | 4",
                "answer=a | 2",
                "answer=a,c | 0",
                "answer=a,b,c | 2",
                "answer=a,b,c,d | 0",
                "answer=a,b,c,d,e | 0",
                "answer=c,d,e | 0",
            })
    void multiple_response_takes_off_what_is_wrong(String given, int earned) {
        assertMark(Tasks.multipleResponse(5, 2), given, earned, 4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"answer=a | 0", "answer=a,b | 1", "answer=a,b,c | 2", "answer=a,b,c,d | 1"})
    void shares_are_rounded_down(String given, int earned) {
        assertMark(Tasks.multipleResponse(6, 3), given, earned, 2);
    }

    @ParameterizedTest
    @CsvSource({"not-stated, 1", "stated, 0", "contradicted, 0"})
    void a_verdict_is_right_or_wrong(String verdict, int earned) {
        assertMark(Tasks.of(Kind.TRUE_FALSE_NOT_GIVEN), "answer=" + verdict, earned, 1);
    }

    @ParameterizedTest
    @CsvSource({"Five per cent, 1", "5, 1", "4.6, 1", "4.4, 0", "2, 0", "two per cent, 0"})
    void a_short_answer_is_one_of_the_texts_or_the_number(String text, int earned) {
        assertThat(Tasks.shortAnswer().mark(Response.of(text), 1)).isEqualTo(new Mark(earned, 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "m0=c0 m1=c1 m2=c2 | 3",
                "m0=c0 m1=c1 m2=c3 | 2",
                "m0=c0 m1=c0 m2=c0 | 1",
                "m0=c1 m1=c2 m2=c0 | 0",
                "m1=c1 | 1",
            })
    void matching_earns_the_share_of_prompts(String given, int earned) {
        assertMark(Tasks.matching(3), given, earned, 3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a=1 b=2 c=3 d=4 | 3",
                "b=1 c=2 d=3 a=4 | 2",
                "a=1 b=2 d=3 c=4 | 1",
                "d=1 c=2 b=3 a=4 | 0",
                "a=1 b=2 | 1",
                "a=1 b=4 | 1",
                "a=1 c=2 | 0",
                "a=1 | 0",
                "a=1 b=2 c=2 d=2 | 0",
                "a=1 b=1 c=1 d=1 | 0",
                "a=1 b=1 c=2 d=3 | 1",
                "a=1 b=2 c=3 d=3 | 1",
            })
    void ordering_earns_the_share_of_neighbours_and_nothing_for_ties(String given, int earned) {
        assertMark(Tasks.ordering(4), given, earned, 3);
        assertMark(Tasks.ordering(4).shuffled(3), given, earned, 3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "g1=Phrase g2=a g3=-2,5 | 3",
                "g1=word g2=b g3=2.5 | 1",
                "g2=a | 1",
                "g1=words g3=-2.5 | 1",
            })
    void gaps_earn_the_share_of_gaps(String given, int earned) {
        assertMark(Tasks.gapFill(), given.replace("-2,5", "-2;5"), earned, 3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "answer=b proof=p1s2 | 4",
                "answer=b proof=p1s1 | 2",
                "answer=b | 2",
                "answer=a proof=p1s2 | 0",
                "proof=p1s2 | 0",
            })
    void a_proof_counts_only_with_the_right_answer(String given, int earned) {
        assertMark(Tasks.twoPart(), given, earned, 4);
    }

    @Test
    void a_proof_counts_only_with_the_right_answer_even_when_there_is_one_point() {
        assertMark(Tasks.twoPart(), "answer=a proof=p1s2", 0, 1);
        assertMark(Tasks.twoPart(), "answer=b proof=p1s2", 1, 1);
    }

    @Test
    void the_proof_is_told_apart_from_the_answer() {
        assertThat(Tasks.twoPart().proven(response("answer=a proof=p1s2"))).isTrue();
        assertThat(Tasks.twoPart().proven(response("answer=b proof=p1s1"))).isFalse();
        assertThat(Tasks.twoPart().proven(Response.BLANK)).isFalse();
    }

    @Test
    void evidence_beyond_what_may_be_picked_is_refused() {
        var task = new EvidencePicking(Set.of("p1s1", "p2s2"), 2);
        assertThat(task.mark(task.read(Response.of("p2s2", "p1s1"), Tasks.SENTENCES), 2)
                        .full())
                .isTrue();
        assertThatThrownBy(() -> task.read(Response.of("p2s2", "p1s1", "p1s2"), Tasks.SENTENCES))
                .isInstanceOfSatisfying(ResponseRefused.class, refused -> assertThat(refused.reason())
                        .isEqualTo(ResponseRefused.Reason.TOO_MANY));
    }

    @Test
    void a_value_sent_twice_counts_once() {
        var task = Tasks.multipleResponse(5, 2);
        assertThat(task.read(Response.of("b", "a", "b ", "a"), Tasks.SENTENCES).all(Response.ANSWER))
                .containsExactly("a", "b");
    }

    @Test
    void two_answers_to_a_single_choice_are_refused() {
        assertThatThrownBy(() -> Tasks.singleChoice().read(Response.of("a", "b"), Tasks.SENTENCES))
                .isInstanceOf(ResponseRefused.class);
    }

    @Test
    void a_typed_answer_keeps_nothing_that_a_database_refuses() {
        var read = Tasks.shortAnswer().read(Response.of(" five\u0000per\ud800 cent\u0007 "), Tasks.SENTENCES);
        assertThat(read.one(Response.ANSWER)).isEqualTo("five per  cent");
        assertThat(Tasks.shortAnswer()
                        .read(Response.of("\u0000"), Tasks.SENTENCES)
                        .isBlank())
                .isTrue();
    }

    @Test
    void a_distractor_and_a_known_wrong_text_say_how_they_misread() {
        assertThat(Tasks.singleChoice().wrong(Response.of("a")))
                .isEqualTo(Map.of(
                        Response.ANSWER, List.of(new Part.Wrong(Optional.of(Misreading.OVERSTATED), "Too far."))));
        assertThat(Tasks.shortAnswer().wrong(Response.of("TWO per-cent")).get(Response.ANSWER))
                .extracting(Part.Wrong::feedback)
                .containsExactly("Too far.");
        assertThat(Tasks.shortAnswer().wrong(Response.of("three"))).isEmpty();
    }

    private static void assertMark(Task task, String given, int earned, int possible) {
        assertThat(task.mark(task.read(response(given), Tasks.SENTENCES), possible))
                .isEqualTo(new Mark(earned, possible));
    }

    private static Response response(String given) {
        var parts = new TreeMap<String, List<String>>();
        for (var part : given.strip().split(" ")) {
            if (!part.isBlank()) {
                var sides = part.split("=");
                parts.put(
                        sides[0],
                        Arrays.stream(sides[1].split(","))
                                .map(value -> value.replace(';', ','))
                                .toList());
            }
        }
        return new Response(parts);
    }
}
