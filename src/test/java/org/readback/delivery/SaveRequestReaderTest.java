package org.readback.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SaveRequestReaderTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void what_a_page_sends_is_read() throws JsonProcessingException {
        var sent = read("""
                {"edition": 7, "answers": [
                  {"question": "q1", "seq": 3, "answer": {"answer": ["a", "b"], "proof": ["s1"]}, "flagged": true},
                  {"seq": 1, "answer": {}, "question": "q2"}]}""");

        assertThat(sent)
                .isEqualTo(new SaveRequest(
                        7,
                        List.of(
                                new SaveRequest.SentAnswer(
                                        "q1", 3, Map.of("answer", List.of("a", "b"), "proof", List.of("s1")), true),
                                new SaveRequest.SentAnswer("q2", 1, Map.of(), false))));
    }

    @Test
    void as_much_as_any_quiz_has_is_read_and_no_more() throws JsonProcessingException {
        assertThat(read(answers(SaveRequestReader.MOST_ANSWERS, "{}")).answers())
                .hasSize(SaveRequestReader.MOST_ANSWERS);
        refused(answers(SaveRequestReader.MOST_ANSWERS + 1, "{}"));
    }

    @Test
    void a_question_has_so_many_parts_and_values_and_no_more() throws JsonProcessingException {
        read(answers(1, parts(SaveRequestReader.MOST_PARTS, 1)));
        refused(answers(1, parts(SaveRequestReader.MOST_PARTS + 1, 1)));
        read(answers(1, parts(1, SaveRequestReader.MOST_VALUES)));
        refused(answers(1, parts(1, SaveRequestReader.MOST_VALUES + 1)));
    }

    @Test
    void all_values_together_are_bounded_too() {
        refused(answers(60, parts(10, 10)));
    }

    @Test
    void a_value_that_is_too_long_to_be_talked_about_is_refused() throws JsonProcessingException {
        read(answers(1, "{\"answer\": [\"" + "x".repeat(SaveRequestReader.LONGEST_VALUE) + "\"]}"));
        refused(answers(1, "{\"answer\": [\"" + "x".repeat(SaveRequestReader.LONGEST_VALUE + 1) + "\"]}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "1",
                "{\"edition\": \"7\"}",
                "{\"edition\": 7.5}",
                "{\"edition\": 99999999999999999999}",
                "{\"more\": 1}",
                "{\"answers\": {}}",
                "{\"answers\": [[]]}",
                "{\"answers\": [{\"answer\": {\"answer\": \"a\"}}]}",
                "{\"answers\": [{\"answer\": {\"answer\": [1]}}]}",
                "{\"answers\": [{\"answer\": {\"answer\": [null]}}]}",
                "{\"answers\": [{\"answer\": {\"answer\": [[[[[]]]]]}}]}",
                "{\"answers\": [{\"flagged\": \"yes\"}]}"
            })
    void anything_else_is_refused(String json) {
        refused(json);
    }

    private static SaveRequest read(String json) throws JsonProcessingException {
        return JSON.readValue(json, SaveRequest.class);
    }

    private static void refused(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(JsonProcessingException.class);
    }

    private static String answers(int count, String answer) {
        return "{\"edition\": 1, \"answers\": ["
                + String.join(
                        ",",
                        Collections.nCopies(count, "{\"question\": \"q\", \"seq\": 1, \"answer\": " + answer + "}"))
                + "]}";
    }

    private static String parts(int count, int values) {
        var parts = new java.util.ArrayList<String>();
        for (int i = 0; i < count; i++) {
            parts.add("\"p" + i + "\": [" + String.join(",", Collections.nCopies(values, "\"v\"")) + "]");
        }
        return "{" + String.join(",", parts) + "}";
    }
}
