package org.readback.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormFieldsTest {
    @ParameterizedTest
    @CsvSource({"1, 1", "1440, 1440", "0007, 7"})
    void whole_numbers_within_the_bounds_are_read(String typed, int number) {
        assertThat(FormFields.number(typed, 1, 1440)).isEqualTo(OptionalInt.of(number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "1441",
                "-1",
                "+1",
                "1.5",
                "1e3",
                " 1",
                "１",
                "٣",
                "2147483648",
                "99999999999999999999",
                "\0"
            })
    void everything_else_is_none(String typed) {
        assertThat(FormFields.number(typed, 1, 1440)).isEmpty();
    }
}
