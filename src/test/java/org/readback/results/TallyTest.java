package org.readback.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.readback.content.Process;
import org.readback.content.Question;
import org.readback.grading.Accepted;
import org.readback.grading.EvidencePicking;
import org.readback.grading.GapFill;
import org.readback.grading.Matching;
import org.readback.grading.Misreading;
import org.readback.grading.MultipleResponse;
import org.readback.grading.Option;
import org.readback.grading.Ordering;
import org.readback.grading.Part;
import org.readback.grading.Response;
import org.readback.grading.ShortAnswer;
import org.readback.grading.SingleChoice;
import org.readback.grading.Task;
import org.readback.grading.TrueFalseNotGiven;
import org.readback.grading.TwoPart;
import org.readback.kernel.Mark;

class TallyTest {
    private static final List<Option> OPTIONS = List.of(
            Option.of("a", "right"),
            new Option("b", "too much", Optional.of(Misreading.OVERSTATED), ""),
            Option.of("c", "other"));

    @Test
    void options_stand_in_their_order_with_those_nobody_chose() {
        var tally = tally(new SingleChoice(OPTIONS, "a"), Response.of("b"), Response.of("a"), Response.of("b"));

        assertThat(tally.values())
                .extracting(Tally.TalliedValue::value, Tally.TalliedValue::count, Tally.TalliedValue::key)
                .containsExactly(tuple("a", 1, true), tuple("b", 2, false), tuple("c", 0, false));
        assertThat(tally.values().get(1).misreading()).contains(Misreading.OVERSTATED);
        assertThat(tally.values().get(0).misreading()).isEmpty();
        assertThat(tally.asked()).isEqualTo(3);
    }

    @Test
    void it_knows_who_chose_what_and_who_left_it_blank() {
        var tally = tally(new SingleChoice(OPTIONS, "a"), Response.of("b"), Response.BLANK, Response.of("b"));

        assertThat(tally.values().get(1).students())
                .extracting(ScoredStudent::name)
                .containsExactly("student 1", "student 3");
        assertThat(tally.blank()).extracting(ScoredStudent::name).containsExactly("student 2");
    }

    @Test
    void of_several_choices_each_counts() {
        var tally =
                tally(new MultipleResponse(OPTIONS, Set.of("a", "c")), Response.of("a", "b"), Response.of("a", "c"));

        assertThat(tally.values()).extracting(Tally.TalliedValue::count).containsExactly(2, 1, 1);
        assertThat(tally.values()).extracting(Tally.TalliedValue::key).containsExactly(true, false, true);
    }

    @Test
    void verdicts_keep_their_misreadings() {
        var tally = tally(
                new TrueFalseNotGiven(
                        TrueFalseNotGiven.Verdict.STATED,
                        Map.of("contradicted", new Part.Wrong(Optional.of(Misreading.OPPOSITE), ""))),
                Response.of("contradicted"));

        assertThat(tally.values())
                .extracting(Tally.TalliedValue::value, Tally.TalliedValue::count, Tally.TalliedValue::misreading)
                .containsExactly(
                        tuple("stated", 0, Optional.empty()),
                        tuple("contradicted", 1, Optional.of(Misreading.OPPOSITE)),
                        tuple("not-stated", 0, Optional.empty()));
    }

    @Test
    void spellings_of_one_text_count_together_under_the_commonest() {
        var task = new ShortAnswer(
                new Accepted(List.of("fifty"), Optional.of(new Accepted.Number(new BigDecimal(50), BigDecimal.ZERO))),
                Map.of("fifteen", new Part.Wrong(Optional.of(Misreading.WRONG_DETAIL), "")));
        var tally = tally(
                task,
                Response.of("Fifteen!"),
                Response.of("fifty"),
                Response.of("Fifty "),
                Response.of("FIFTY"),
                Response.of("fifty"),
                Response.of("50 minutes"),
                Response.BLANK);

        assertThat(tally.values())
                .extracting(Tally.TalliedValue::value, Tally.TalliedValue::count, Tally.TalliedValue::key)
                .containsExactly(tuple("fifty", 4, true), tuple("Fifteen!", 1, false), tuple("50 minutes", 1, true));
        assertThat(tally.values().get(1).misreading()).contains(Misreading.WRONG_DETAIL);
    }

    @Test
    void each_prompt_and_each_gap_has_its_own_tally() {
        var matching = new Matching(
                List.of(new Matching.Prompt("p1", "one", "a"), new Matching.Prompt("p2", "two", "b")), OPTIONS);
        var tallies = Tally.of(matching, given(new Response(Map.of("p1", List.of("a"), "p2", List.of("a")))));
        assertThat(tallies).extracting(tally -> tally.values().get(0).key()).containsExactly(true, false);

        var gaps = new GapFill(
                "{{g1}} {{g2}}",
                List.of(new GapFill.Typed("g1", Accepted.texts("moon")), new GapFill.Chosen("g2", OPTIONS, "a")));
        tallies = Tally.of(gaps, given(new Response(Map.of("g1", List.of("The Moon")))));
        assertThat(tallies.get(0).values())
                .extracting(Tally.TalliedValue::value, Tally.TalliedValue::key)
                .containsExactly(tuple("The Moon", false));
        assertThat(tallies.get(1).blank()).hasSize(1);
    }

    @Test
    void an_item_shows_how_many_put_it_in_its_place() {
        var ordering = new Ordering(List.of("x", "y"), List.of(Option.of("x", "first"), Option.of("y", "second")));
        var tallies = Tally.of(
                ordering,
                given(
                        new Response(Map.of("x", List.of("1"), "y", List.of("2"))),
                        new Response(Map.of("x", List.of("2"), "y", List.of("1")))));

        assertThat(tallies.get(0).values())
                .filteredOn(Tally.TalliedValue::key)
                .extracting(Tally.TalliedValue::value, Tally.TalliedValue::count)
                .containsExactly(tuple("1", 1));
    }

    @Test
    void picked_sentences_stand_by_how_often_and_keys_are_there_even_if_nobody_found_them() {
        var tally = tally(new EvidencePicking(Set.of("p1s1", "p1s2"), 2), Response.of("p2s2"), Response.of("p2s2"));

        assertThat(tally.values())
                .extracting(Tally.TalliedValue::value, Tally.TalliedValue::count, Tally.TalliedValue::key)
                .containsExactly(tuple("p2s2", 2, false), tuple("p1s1", 0, true), tuple("p1s2", 0, true));
    }

    @Test
    void answer_and_proof_go_four_ways() {
        var task = new TwoPart(new SingleChoice(OPTIONS, "a"), "", new EvidencePicking(Set.of("p1s1"), 1));
        var proofs = Proofs.of(
                task,
                given(
                        twoPart("a", "p1s1"),
                        twoPart("a", "p1s2"),
                        twoPart("b", "p1s1"),
                        twoPart("b", "p1s2"),
                        new Response(Map.of("answer", List.of("a"))),
                        Response.BLANK));

        assertThat(proofs.right()).extracting(ScoredStudent::name).containsExactly("student 1");
        assertThat(proofs.unproven()).extracting(ScoredStudent::name).containsExactly("student 2", "student 5");
        assertThat(proofs.misread()).extracting(ScoredStudent::name).containsExactly("student 3");
        assertThat(proofs.neither()).extracting(ScoredStudent::name).containsExactly("student 4");
    }

    @Test
    void misreadings_are_listed_by_how_many_showed_them() {
        var question =
                new Question("q", "?", new SingleChoice(OPTIONS, "a"), 1, Process.INFER, List.of(), List.of(), "");
        var twice = new Question(
                "r",
                "?",
                new MultipleResponse(
                        List.of(
                                Option.of("a", ""),
                                Option.of("b", ""),
                                new Option("c", "", Optional.of(Misreading.OPPOSITE), ""),
                                new Option("d", "", Optional.of(Misreading.OPPOSITE), "")),
                        Set.of("a", "b")),
                2,
                Process.INFER,
                List.of(),
                List.of(),
                "");
        var misreadings = new Misreadings();
        misreadings.add(1, question, given(Response.of("b"), Response.of("c"), Response.of("a")));
        misreadings.add(2, twice, given(Response.of("c", "d"), Response.of("c"), Response.BLANK));

        assertThat(misreadings.byFrequency())
                .extracting(
                        Misreadings.ShownMisreading::misreading,
                        Misreadings.ShownMisreading::number,
                        line -> line.students().size())
                .containsExactly(tuple(Misreading.OPPOSITE, 2, 2), tuple(Misreading.OVERSTATED, 1, 1));
        assertThat(misreadings.byFrequency().get(0).asked()).isEqualTo(3);
    }

    private static Response twoPart(String answer, String proof) {
        return new Response(Map.of("answer", List.of(answer), "proof", List.of(proof)));
    }

    private static Tally tally(Task task, Response... responses) {
        return Tally.of(task, given(responses)).get(0);
    }

    private static List<MarkedResponse> given(Response... responses) {
        var all = new ArrayList<MarkedResponse>();
        for (var response : responses) {
            int number = all.size() + 1;
            all.add(new MarkedResponse(
                    new ScoredStudent(number, "student " + number, number), response, new Mark(0, 1)));
        }
        return all;
    }
}
