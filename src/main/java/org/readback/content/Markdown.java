package org.readback.content;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Inline Markdown: emphasis, strong emphasis and code. Anything else, links and HTML included, is shown as the text that
 * it is.
 */
public final class Markdown {
    // No block types: a line that begins with "1." or "#" is text.
    private static final Parser PARSER = Parser.builder()
            .enabledBlockTypes(Set.<Class<? extends Block>>of())
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .build();
    private static final HtmlRenderer HTML = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .omitSingleParagraphP(true)
            .build();

    /** Text without any of these in it is what it says: most sentences are. They are not parsed anew for each reader. */
    private static final Pattern MARKED = Pattern.compile("[^\\p{L}\\p{N} .,;:?()'’‘“”–—/%-]");

    private Markdown() {}

    /** Safe HTML. */
    public static String html(String markdown) {
        return isPlain(markdown) ? markdown.strip() : parsedHtml(markdown);
    }

    static String parsedHtml(String markdown) {
        return HTML.render(parse(markdown)).strip();
    }

    /** The words alone. */
    public static String plain(String markdown) {
        return isPlain(markdown) ? markdown.strip() : parsedPlain(markdown);
    }

    static String parsedPlain(String markdown) {
        var words = new Words();
        parse(markdown).accept(words);
        return words.found.toString().strip();
    }

    private static boolean isPlain(String markdown) {
        return !MARKED.matcher(markdown).find();
    }

    private static Node parse(String markdown) {
        var line = String.join(" ", List.of(markdown.strip().split("\\s*\\R\\s*")));
        // "[a]: b" at the beginning would define a link and vanish.
        var source = line.startsWith("[") ? "\\" + line : line;
        var document = PARSER.parse(source);
        document.accept(new Unlink(source));
        return document;
    }

    /** Nothing leads away from a quiz: puts what an author wrote in the place of links and images. */
    private static final class Unlink extends AbstractVisitor {
        private final String source;

        Unlink(String source) {
            this.source = source;
        }

        @Override
        public void visit(Link link) {
            replace(link);
        }

        @Override
        public void visit(Image image) {
            replace(image);
        }

        private void replace(Node node) {
            var written = new StringBuilder();
            node.getSourceSpans()
                    .forEach(span ->
                            written.append(source, span.getInputIndex(), span.getInputIndex() + span.getLength()));
            node.insertBefore(new Text(written.toString()));
            node.unlink();
        }
    }

    private static final class Words extends AbstractVisitor {
        private final StringBuilder found = new StringBuilder();

        @Override
        public void visit(Text text) {
            found.append(text.getLiteral());
        }

        @Override
        public void visit(Code code) {
            found.append(code.getLiteral());
        }

        @Override
        public void visit(HtmlInline html) {
            found.append(html.getLiteral());
        }

        @Override
        public void visit(SoftLineBreak lineBreak) {
            found.append(' ');
        }

        @Override
        public void visit(HardLineBreak lineBreak) {
            found.append(' ');
        }
    }
}
