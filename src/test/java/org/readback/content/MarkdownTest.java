package org.readback.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain words | plain words",
                "which is *not* so | which is <em>not</em> so",
                "which is **not** so | which is <strong>not</strong> so",
                "5 < 6 & 7 | 5 &lt; 6 &amp; 7",
                "a `code` b | a <code>code</code> b",
                "1. not a list | 1. not a list",
                "# not a heading | # not a heading",
                "> not a quotation | &gt; not a quotation",
                "snake_case_word | snake_case_word",
            })
    void emphasis_and_code_are_rendered_and_the_rest_is_text(String markdown, String html) {
        assertThat(Markdown.html(markdown)).isEqualTo(html);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[x](http://evil) | [x](http://evil)",
                "see [x](http://evil) there | see [x](http://evil) there",
                "![x](http://evil/x.png) | ![x](http://evil/x.png)",
                "a ![x](http://evil/x.png) b | a ![x](http://evil/x.png) b",
                "<http://evil> | &lt;http://evil&gt;",
                "[x [y](a)](javascript:alert(1)) | [x [y](a)](javascript:alert(1))",
                "[x]: http://evil | [x]: http://evil",
                "<script>alert(1)</script> | &lt;script&gt;alert(1)&lt;/script&gt;",
                "<img src=x onerror=alert(1)> | &lt;img src=x onerror=alert(1)&gt;",
            })
    void links_images_and_html_are_shown_as_they_were_written(String markdown, String html) {
        assertThat(Markdown.html(markdown).replace("&quot;", "\"")).doesNotContain("<a", "<img", "<script");
        assertThat(org.jsoup.Jsoup.parseBodyFragment(Markdown.html(markdown)).text())
                .isEqualTo(org.jsoup.Jsoup.parseBodyFragment(html).text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[x]: http://evil", "[x](http://evil) and *y*", "<b>x</b>"})
    void nothing_that_was_written_is_lost_in_plain_text(String markdown) {
        assertThat(Markdown.plain(markdown)).isEqualTo(markdown.replace("*", ""));
    }

    @Test
    void plain_text_has_the_words_alone() {
        assertThat(Markdown.plain("It is **not** a `list`,\nhe *said*.")).isEqualTo("It is not a list, he said.");
    }

    @Test
    void text_without_marks_reads_as_if_it_had_been_parsed() {
        var alphabet = "aä9 .,;:?()'’‘“”–—/%-*_`[]<>&!\\#+~\"\n".codePoints().toArray();
        var random = new SplittableRandom(1);
        for (int i = 0; i < 20_000; i++) {
            // Half of them with plain characters only, which are the first of the alphabet.
            int most = i % 2 == 0 ? 20 : alphabet.length;
            var text = random.ints(1 + i % 12, 0, most)
                    .map(at -> alphabet[at])
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            assertThat(Markdown.html(text)).as(text).isEqualTo(Markdown.parsedHtml(text));
            assertThat(Markdown.plain(text)).as(text).isEqualTo(Markdown.parsedPlain(text));
        }
    }
}
