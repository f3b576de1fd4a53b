package org.readback.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.qute.i18n.Message;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.readback.content.Process;
import org.readback.grading.Kind;
import org.readback.grading.Misreading;
import org.readback.grading.TrueFalseNotGiven.Verdict;

class ResultsMessagesTest {
    private static final Pattern NAMED = Pattern.compile("\\{#is ([A-Z_]+)\\}[a-z]");

    /** Qute shows nothing for a constant that such a message leaves out. */
    @TestFactory
    List<DynamicTest> each_word_of_the_field_is_given() {
        return List.of(
                given("kind", Kind.class),
                given("process", Process.class),
                given("misreading", Misreading.class),
                given("verdict", Verdict.class));
    }

    private static <E extends Enum<E>> DynamicTest given(String message, Class<E> words) {
        return DynamicTest.dynamicTest(message, () -> {
            var text = ResultsMessages.class
                    .getDeclaredMethod(message, words)
                    .getAnnotation(Message.class)
                    .value();
            assertThat(NAMED.matcher(text).results().map(found -> found.group(1)))
                    .containsExactlyElementsOf(Arrays.stream(words.getEnumConstants())
                            .map(Enum::name)
                            .toList());
        });
    }
}
