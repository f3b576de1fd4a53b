package org.readback;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
    private static final Pattern CHOICE = Pattern.compile("\\{#(plural|when|switch|if) [^{}]+}(.*)\\{/\\1}");
    private static final Pattern PLURAL = Pattern.compile("\\{#plural ");
    private static final Pattern TAG = Pattern.compile(
            "\\{#(plural|when|switch|if) [^{}]+}|\\{/(plural|when|switch|if)}|\\{#(?:none|zero|one|two|few|many|other|is|case|else)[^{}]*}");
    private static final Pattern COUNTED = Pattern.compile("\\{#(?:else )?if [^{}]*[0-9]");

    @TestFactory
    Stream<DynamicTest> a_text_is_whole_or_a_choice_of_whole_texts() {
        return each((language, text) -> assertThat(whole(text)).as(text).isTrue());
    }

    @TestFactory
    Stream<DynamicTest> a_text_about_a_number_has_each_form_of_its_language() {
        return each((language, text) -> {
            var plurals = (int) PLURAL.matcher(text).results().count();
            PluralRules.forLocale(ULocale.forLanguageTag(language))
                    .getKeywords()
                    .forEach(form -> assertThat(text.split("\\{#" + form + "}", -1))
                            .as(text)
                            .hasSize(plurals + 1));
        });
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
                && !COUNTED.matcher(text).find()
                && forms(choice.group(2)).allMatch(MessagesTest::whole);
    }

    /** The texts of a choice, whose own choices are left whole. */
    private static Stream<String> forms(String choice) {
        var forms = new ArrayList<String>();
        int depth = 0;
        int from = 0;
        var tag = TAG.matcher(choice);
        while (tag.find()) {
            if (tag.group(1) != null) {
                depth++;
            } else if (tag.group(2) != null) {
                depth--;
            } else if (depth == 0) {
                forms.add(choice.substring(from, tag.start()));
                from = tag.end();
            }
            if (depth < 0) {
                return Stream.of("{#"); // two choices side by side
            }
        }
        forms.add(choice.substring(from));
        return forms.stream();
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
