package org.readback;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Texts can be translated: a text is whole, or a choice of whole texts. That each key has its text and each text its
 * parameters is checked by the build.
 */
class MessagesTest {
    private static final Path MESSAGES = Path.of("src/main/resources/messages");

    /** Without a suffix: see quarkus.default-locale. */
    private static final String STANDARD = "en-GB";

    private static final Pattern FORKED = Pattern.compile("\\{#");
    private static final Pattern CHOICE = Pattern.compile("\\{#(plural|when|switch) [^{}]+}(.*)\\{/\\1}");
    private static final Pattern PLURAL = Pattern.compile("\\{#plural [^{}]+}(.*?)\\{/plural}");
    private static final Pattern FORM = Pattern.compile("\\{#(zero|one|two|few|many|other)}");

    @TestFactory
    Stream<DynamicTest> a_text_is_whole_or_a_choice_of_whole_texts() {
        return each((language, text) -> assertThat(whole(text)).as(text).isTrue());
    }

    @TestFactory
    Stream<DynamicTest> a_text_about_a_number_has_each_form_of_its_language() {
        return each((language, text) -> PLURAL.matcher(text).results().forEach(plural -> assertThat(
                        FORM.matcher(plural.group(1)).results().map(form -> form.group(1)))
                .as(text)
                .containsExactlyInAnyOrderElementsOf(
                        PluralRules.forLocale(ULocale.forLanguageTag(language)).getKeywords())));
    }

    @Test
    void the_rules_can_fail() {
        assertThat(whole("{count} answers")).isTrue();
        assertThat(whole("{#plural n}{#one}One answer.{#other}{n} answers.{/plural}"))
                .isTrue();
        assertThat(whole("{n} {#plural n}{#one}answer{#other}answers{/plural}")).isFalse();
        assertThat(whole("{#plural n}{#one}One answer{#other}{n} answers{/plural}."))
                .isFalse();
        assertThat(whole("{#if n == 1}One answer.{#else}{n} answers.{/if}")).isFalse();
        assertThat(whole("{#plural n}{#one}One{#other}{n}{/plural}{#plural n}{#one}answer{#other}answers{/plural}"))
                .isFalse();
    }

    private static boolean whole(String text) {
        if (!FORKED.matcher(text).find()) {
            return true;
        }
        var choice = CHOICE.matcher(text);
        return choice.matches()
                && !choice.group(2).contains("{/" + choice.group(1) + "}")
                && Stream.of(choice.group(2).split("\\{#(none|zero|one|two|few|many|other|is|case|else)[^{}]*}"))
                        .allMatch(MessagesTest::whole);
    }

    private interface Check {
        void on(String language, String text);
    }

    private static Stream<DynamicTest> each(Check check) {
        try (var files = Files.list(MESSAGES)) {
            return files.sorted().toList().stream().map(file -> {
                var name = file.getFileName().toString().replace(".properties", "");
                var language = name.contains("_") ? name.substring(name.indexOf('_') + 1) : STANDARD;
                Consumer<String> each = text -> check.on(language, text);
                return DynamicTest.dynamicTest(name, () -> texts(file).forEach(each));
            });
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> texts(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("=", 2)[1])
                .toList();
    }
}
