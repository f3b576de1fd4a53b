package org.readback.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.readback.kernel.Mark;

class DistributionTest {
    @Test
    void each_score_has_its_column_also_those_nobody_got() {
        var distribution = of(3, 2, 0, 2);

        assertThat(distribution.columns())
                .extracting(Distribution.ScoreColumn::from)
                .containsExactly(0, 1, 2, 3);
        assertThat(distribution.columns())
                .extracting(Distribution.ScoreColumn::count)
                .containsExactly(1, 0, 2, 0);
        assertThat(distribution.highest()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"12, 13", "13, 7", "20, 7", "40, 7", "100, 8", "1, 2"})
    void many_scores_share_columns_that_fit_a_phone(int possible, int columns) {
        var distribution = of(possible, 0, possible);

        assertThat(distribution.columns()).hasSize(columns);
        assertThat(distribution.columns().get(0).from()).isZero();
        assertThat(distribution.columns().get(columns - 1).to()).isEqualTo(possible);
        assertThat(distribution.columns().stream()
                        .mapToInt(Distribution.ScoreColumn::count)
                        .sum())
                .isEqualTo(2);
    }

    @Test
    void the_median_is_the_middle_score_or_lies_between_the_middle_two() {
        assertThat(of(10, 9, 1, 3).median()).isEqualTo(3);
        assertThat(of(10, 9, 1, 3, 4).median()).isEqualTo(3.5);
        assertThat(of(10).median()).isZero();
    }

    @Test
    void the_mean_is_in_marks() {
        assertThat(of(10, 9, 1, 2).mean()).isEqualTo(4);
        assertThat(of(10).mean()).isZero();
    }

    private static Distribution of(int possible, int... earned) {
        List<Distribution.Total> totals = Arrays.stream(earned)
                .mapToObj(mark -> new Distribution.Total(new ScoredStudent(1, "Ada", 1), new Mark(mark, possible)))
                .toList();
        return Distribution.of(totals, possible);
    }
}
