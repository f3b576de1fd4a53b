package org.readback;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every text that a person sees comes from a message bundle, and nothing in a page needs a looser security policy. */
class TemplatesTest {
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    // Class names that a page hands to the layout are no text either.
    private static final Pattern COMMENT =
            Pattern.compile("\\{!.*?!}|<!--.*?-->|\\{#(?:body|main)Class}.*?\\{/(?:body|main)Class}", Pattern.DOTALL);
    // Quoted strings may hold braces' neighbours, so an expression ends at its brace outside of quotes.
    private static final Pattern EXPRESSION = Pattern.compile("\\{(?:'[^']*'|\"[^\"]*\"|[^{}'\"])*}");
    private static final Pattern TAG = Pattern.compile("<[^>]*>", Pattern.DOTALL);
    private static final Pattern SPOKEN_ATTRIBUTE =
            Pattern.compile("\\b(?:alt|title|placeholder|aria-label|aria-description|content)\\s*=\\s*\"([^\"]*)\"");
    private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");
    private static final Pattern INLINE = Pattern.compile(
            "<script(?![^>]*\\bsrc=)|<style|\\sstyle\\s*=|\\son[a-z]+\\s*=|javascript:", Pattern.CASE_INSENSITIVE);
    /** Hidden words that go on with a visible text: one sentence in two pieces, which no translator can put in order. */
    private static final Pattern GLUED = Pattern.compile("visually-hidden\">[:\\s]");

    /** Signs that put texts together: which, in which order and with which spaces is for each language to say. */
    private static final Pattern JOINED = Pattern.compile("_hasNext}|[}>][.,:;](?=\\s|<)");

    /** What is left to mend: labels with what belongs to them, and the head of a passage. */
    private static final Set<String> STILL_JOINED =
            Set.of("question.html", "keyedQuestion.html", "report.html", "passage.html");

    private static final Pattern TITLE = Pattern.compile("\\{#title}(.*?)\\{/title}");
    /** The forms of a text beside a number, which are more in other languages: see Language.pluralForms. */
    private static final Pattern FORM = Pattern.compile("data-[a-z-]+-(?:one|other)=");

    private static final Pattern LABELLED =
            Pattern.compile("aria-label=\"\\{(\\w+):(\\w+Of)\\([^\"]*\">\\{\\1:(\\w+)}</(?:a|button)>");
    private static final Pattern ELSEWHERE = Pattern.compile("(?:src|href|action)\\s*=\\s*\"(?:https?:)?//");

    @TestFactory
    List<DynamicTest> a_template_has_no_text_of_its_own() throws IOException {
        return each(template -> assertThat(literalText(template)).isEmpty());
    }

    @TestFactory
    List<DynamicTest> a_template_has_no_inline_script_or_style_and_no_other_host() throws IOException {
        return each(template -> {
            assertThat(template).doesNotContainPattern(INLINE);
            assertThat(template).doesNotContainPattern(ELSEWHERE);
        });
    }

    @TestFactory
    List<DynamicTest> a_text_has_no_hidden_rest() throws IOException {
        return each(template -> assertThat(template).doesNotContainPattern(GLUED));
    }

    @TestFactory
    List<DynamicTest> no_signs_put_texts_together() throws IOException {
        return each((name, template) -> {
            if (!STILL_JOINED.contains(name)) {
                assertThat(template).doesNotContainPattern(JOINED);
            }
        });
    }

    @TestFactory
    List<DynamicTest> the_parts_of_a_title_are_divided_in_one_way() throws IOException {
        return each(template -> TITLE.matcher(template).results().forEach(title -> assertThat(
                        EXPRESSION.matcher(title.group(1)).replaceAll(""))
                .isIn("", " · ")));
    }

    @TestFactory
    List<DynamicTest> a_script_gets_the_forms_of_a_text_that_the_language_has() throws IOException {
        return each(template -> assertThat(template).doesNotContainPattern(FORM));
    }

    @TestFactory
    List<DynamicTest> the_spoken_name_of_a_button_has_the_text_that_is_seen() throws IOException {
        return each(template -> {
            for (var label : LABELLED.matcher(template).results().toList()) {
                var texts = new Properties();
                try (var file = Files.newBufferedReader(
                        Path.of("src/main/resources/messages", label.group(1) + ".properties"))) {
                    texts.load(file);
                }
                assertThat(texts.getProperty(label.group(2))).contains(texts.getProperty(label.group(3)));
            }
        });
    }

    @Test
    void the_rules_can_fail() {
        assertThat("<a>{m:x}<span class=\"visually-hidden\">: {title}</span></a>")
                .containsPattern(GLUED);
        assertThat("{a}{#if b}, {/if}{c}").containsPattern(JOINED);
        assertThat("<b>{a}</b>: {c}").containsPattern(JOINED);
        assertThat("<p>{a}. {b}.</p>").containsPattern(JOINED);
        assertThat("<p>{a}</p><code>{file}:{line}</code>").doesNotContainPattern(JOINED);
        assertThat("<div data-left-one=\"{m:x}\">").containsPattern(FORM);
        assertThat("<a href=\"/\" aria-label=\"{m:xOf(title)}\">{m:x}</a>").containsPattern(LABELLED);
        assertThat(literalText("<p class=\"lead\">{people:hello} Good morning</p>"))
                .containsExactly("Good", "morning");
        assertThat(literalText("<input aria-label=\"Name\" class=\"input\">")).containsExactly("Name");
        assertThat(literalText("{#if x == 'yes'}<b>{x}</b>{/if}<!-- why -->")).isEmpty();
        assertThat("<p style=\"color:red\">").containsPattern(INLINE);
        assertThat("<button onclick=\"x()\">").containsPattern(INLINE);
        assertThat("<img src=\"https://example.org/x.png\">").containsPattern(ELSEWHERE);
    }

    private static List<String> literalText(String template) {
        var plain = EXPRESSION
                .matcher(COMMENT.matcher(template).replaceAll(" "))
                .replaceAll(" ")
                .replaceAll("(?i)<!doctype[^>]*>", " ");
        var words = new ArrayList<String>();
        var spoken = SPOKEN_ATTRIBUTE.matcher(plain.replaceAll("<meta[^>]*>", " "));
        while (spoken.find()) {
            WORD.matcher(spoken.group(1)).results().forEach(word -> words.add(word.group()));
        }
        WORD.matcher(TAG.matcher(plain).replaceAll(" ").replaceAll("&[a-z]+;", " "))
                .results()
                .forEach(word -> words.add(word.group()));
        return words;
    }

    private interface Check {
        void on(String template) throws IOException;
    }

    private static List<DynamicTest> each(Check check) throws IOException {
        return each((name, template) -> check.on(template));
    }

    private interface NamedCheck {
        void on(String name, String template) throws IOException;
    }

    private static List<DynamicTest> each(NamedCheck check) throws IOException {
        try (var files = Files.walk(TEMPLATES)) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .map(file -> DynamicTest.dynamicTest(
                            TEMPLATES.relativize(file).toString(),
                            () -> check.on(file.getFileName().toString(), Files.readString(file))))
                    .toList();
        }
    }
}
