package org.readback.content;

import java.util.List;
import java.util.Set;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * Inline Markdown: emphasis, strong emphasis and code. Anything else, HTML included, is shown as the text that it is.
 */
public final class Markdown {
    // No block types: a line that begins with "1." or "#" is text. No links: nothing leads away from a quiz.
    private static final Parser PARSER = Parser.builder()
            .enabledBlockTypes(Set.<Class<? extends org.commonmark.node.Block>>of())
            .build();
    private static final HtmlRenderer HTML = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .omitSingleParagraphP(true)
            .build();
    private static final TextContentRenderer TEXT =
            TextContentRenderer.builder().build();

    private Markdown() {}

    /** Safe HTML. */
    public static String html(String markdown) {
        return HTML.render(parse(markdown)).strip();
    }

    public static String plain(String markdown) {
        return TEXT.render(parse(markdown)).strip();
    }

    private static Node parse(String markdown) {
        return PARSER.parse(String.join(" ", List.of(markdown.strip().split("\\s*\\R\\s*"))));
    }
}
