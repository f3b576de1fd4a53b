package org.readback.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.readback.kernel.Mark;

class FacilityTest {
    @ParameterizedTest
    @CsvSource({
        "0 0 0 0 0, 1, 0",
        "1 1 1 1 1, 1, 100",
        "1 0 1 0 1, 1, 60",
        "2 1 0 1 2 2, 2, 67",
        "1 1 0 0 0 0 0 0, 1, 25"
    })
    void it_is_the_mean_mark_over_the_possible_mark(String earned, int possible, int percent) {
        assertThat(of(earned, possible).percent()).hasValue(percent);
    }

    @Test
    void half_a_percent_is_rounded_up() {
        var marks = new ArrayList<>(Collections.nCopies(1, new Mark(1, 1)));
        marks.addAll(Collections.nCopies(199, new Mark(0, 1)));

        assertThat(Facility.of(marks).percent()).hasValue(1);
    }

    @Test
    void with_fewer_than_five_responses_there_is_none_to_show() {
        assertThat(of("1 1 0 1", 1).percent()).isEmpty();
        assertThat(of("1 1 0 1", 1).index()).isEqualTo(0.75);
        assertThat(Facility.of(List.of()).percent()).isEmpty();
        assertThat(Facility.of(List.of()).index()).isNaN();
    }

    @Test
    @EnabledIfSystemProperty(named = "readback.fixtures", matches = ".+")
    void it_agrees_with_moodle_and_with_r() throws IOException {
        for (var set : List.of("ctt_mc20", "icar_ability_complete", "lsat6")) {
            var folder = Path.of(System.getProperty("readback.fixtures"), "stats", set);
            var expected = new ObjectMapper()
                    .readTree(folder.resolve("expected.json").toFile())
                    .path("moodle")
                    .path("items");
            var rows = Files.readAllLines(folder.resolve("scores.csv")).stream()
                    .skip(1)
                    .map(row -> row.split(","))
                    .toList();
            assertThat(expected).isNotEmpty();
            for (int item = 0; item < expected.size(); item++) {
                int column = item + 1;
                int possible = expected.get(item).path("maxmark").asInt();
                var facility = Facility.of(rows.stream()
                        .map(row -> new Mark(Integer.parseInt(row[column]), possible))
                        .toList());
                assertThat(100 * facility.index())
                        .as("%s, item %d", set, column)
                        .isCloseTo(expected.get(item).path("facility_pct").asDouble(), within(1e-9));
            }
        }
    }

    private static Facility of(String earned, int possible) {
        return Facility.of(List.of(earned.split(" ")).stream()
                .map(mark -> new Mark(Integer.parseInt(mark), possible))
                .toList());
    }
}
