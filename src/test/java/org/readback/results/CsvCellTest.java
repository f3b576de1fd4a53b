package org.readback.results;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvCellTest {
    @ParameterizedTest
    @ValueSource(strings = {"=HYPERLINK(\"http://x\")", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"})
    void what_a_spreadsheet_would_reckon_is_a_text(String text) {
        assertThat(CsvCell.text(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Ada", "1 = 1", " =1", "a-b", "'quoted"})
    void other_texts_stay_as_they_are(String text) {
        assertThat(CsvCell.text(text)).isEqualTo(text);
    }

    @Test
    void a_short_stem_ends_between_words() {
        assertThat(AssignmentPages.shortened("word ".repeat(30))).isEqualTo("word ".repeat(13) + "word…");
        assertThat(AssignmentPages.shortened("x".repeat(90))).isEqualTo("x".repeat(70) + "…");
        assertThat(AssignmentPages.shortened("short")).isEqualTo("short");
    }
}
