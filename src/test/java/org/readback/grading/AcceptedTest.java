package org.readback.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as right where a text is typed. */
class AcceptedTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Kyiv | kyiv",
                "Kyiv | ` KYIV. `",
                "Article 5 | article5",
                "Article 5 | \"Article 5\"",
                "peer competitor | Peer-Competitor",
                "peer competitor | peer  competitor!",
                "Ukraine’s | ukraine's",
                "Łódź | Lodz",
                "Łódź | łódz",
                "naïve | naive",
                "naive | naïve",
                "Straße | STRASSE",
                "œuvre | Oeuvre",
                "Ærø | Aero",
                "5% | 5 %",
                "5% | 5",
                "1,000 | 1000",
                "1000 | 1 000",
                "2.5 | 2,5",
                "24.02.2022 | 24/02/2022",
                "co-operate | cooperate",
                "Київ | київ",
                "ﬁve | five",
            })
    void case_spacing_punctuation_and_accents_do_not_matter(String accepted, String typed) {
        assertThat(Accepted.texts(accepted).holds(typed)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Kyiv | Kiev",
                "Kyiv | Kyivs",
                "Kyiv | ``",
                "5 | 6",
                "25 | 2.5",
                "25 | 2,5",
                "25 | 2-5",
                "25 | 2 5",
                "25 | 2 to 5",
                "5 | -5",
                "5 | −5",
                "1000 | 1.000.0",
                "... | ``",
                "... | !!!",
                "non-NATO | NATO",
            })
    void another_word_or_another_number_does_not_count(String accepted, String typed) {
        assertThat(Accepted.texts(accepted).holds(typed)).isFalse();
    }

    @Test
    void a_text_of_nothing_but_punctuation_equals_only_itself() {
        assertThat(Accepted.texts("?!").holds(" ?! ")).isTrue();
        assertThat(Accepted.texts("?!").holds("!?")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "5 | 0 | 5",
                "5 | 0 | 5%",
                "5 | 0 | 5 per cent",
                "5 | 0 | ` 5.0 `",
                "5 | 0 | 5.",
                "5 | 0 | $5",
                "5 | 0 | € 5",
                "5 | 0 | +5",
                "5 | 0 | 05",
                "5 | 0 | ５",
                "5 | 0 | ٥",
                "-5 | 0 | -5",
                "-5 | 0 | −5 °C",
                "-5 | 0 | –5",
                "1000 | 0 | 1,000",
                "1000 | 0 | 1 000",
                "1000 | 0 | 1,000.0 km",
                "1000000 | 0 | 1,000,000",
                "2.5 | 0 | 2,5",
                "2.5 | 0 | 2.50",
                "2014 | 0 | 2014",
                "26 | 0 | 26th",
                "5 | 0.5 | 4.5",
                "5 | 0.5 | 5,5",
            })
    void a_number_counts_within_the_tolerance_with_or_without_a_unit(
            BigDecimal value, BigDecimal tolerance, String typed) {
        assertThat(number(value, tolerance).holds(typed)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "5 | 0 | 2 to 5",
                "5 | 0 | 2-5",
                "5 | 0 | 5-6",
                "2 | 0 | 2 to 5",
                "25 | 0 | 2 5",
                "5 | 0 | -5",
                "5 | 0 | –5",
                "5 | 0 | <5",
                "5 | 0 | > 5",
                "5 | 0 | five",
                "5 | 0 | ``",
                "5 | 0 | 5²",
                "0.5 | 0 | 1/2",
                "5 | 0 | 5e0",
                "5 | 0 | 5.0.0",
                "5 | 0 | not 5",
                "5 | 0.5 | 5.51",
                "5 | 0.5 | 4.49",
                "1000 | 0 | 1.000",
            })
    void another_number_or_a_range_does_not_count(BigDecimal value, BigDecimal tolerance, String typed) {
        assertThat(number(value, tolerance).holds(typed)).isFalse();
    }

    @Test
    void the_longest_text_that_can_be_typed_is_compared_quickly_whatever_it_is() {
        for (var text : List.of("1,".repeat(100), "1 ".repeat(100), "-".repeat(200), "1".repeat(200))) {
            assertThat(number(BigDecimal.ONE, BigDecimal.ZERO).holds(text)).isFalse();
        }
    }

    private static Accepted number(BigDecimal value, BigDecimal tolerance) {
        return new Accepted(List.of(), Optional.of(new Accepted.Number(value, tolerance)));
    }
}
