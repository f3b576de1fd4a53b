package org.readback.assignments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CountingTest {
    private record Try(int number, int earned) implements Counting.Counted {}

    @ParameterizedTest(name = "{0} picks attempt {1}")
    @CsvSource({"HIGHEST, 2", "FIRST, 1", "LAST, 4"})
    void it_picks_one_attempt(Counting counting, int number) {
        var tries = List.of(new Try(4, 6), new Try(2, 8), new Try(3, 8), new Try(1, 5));
        assertThat(counting.pick(tries)).map(Try::number).contains(number);
    }

    @ParameterizedTest
    @EnumSource(Counting.class)
    void of_nothing_it_picks_nothing(Counting counting) {
        assertThat(counting.pick(List.<Try>of())).isEmpty();
        assertThat(Counting.of(counting.code())).isEqualTo(counting);
    }

    @Test
    void one_attempt_is_the_one() {
        assertThat(Counting.HIGHEST.pick(List.of(new Try(7, 0)))).contains(new Try(7, 0));
    }
}
