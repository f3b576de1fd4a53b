package org.readback.reading;

import io.quarkus.qute.RawString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.readback.content.Markdown;
import org.readback.grading.GapFill;

/** A text with gaps, cut at them. */
final class GapText {
    /** Some text, then a gap; the last piece has none. */
    record Piece(RawString text, Optional<String> gap) {}

    private GapText() {}

    static List<Piece> pieces(String text) {
        var pieces = new ArrayList<Piece>();
        var gap = GapFill.GAP.matcher(text);
        int from = 0;
        while (gap.find()) {
            pieces.add(new Piece(html(text.substring(from, gap.start())), Optional.of(gap.group(1))));
            from = gap.end();
        }
        pieces.add(new Piece(html(text.substring(from)), Optional.empty()));
        return pieces;
    }

    /** Rendering strips the spaces at the ends, where here the gaps are. */
    private static RawString html(String text) {
        if (text.isBlank()) {
            return new RawString(text.isEmpty() ? "" : " ");
        }
        var before = Character.isWhitespace(text.charAt(0)) ? " " : "";
        var after = Character.isWhitespace(text.charAt(text.length() - 1)) ? " " : "";
        return new RawString(before + Markdown.html(text) + after);
    }
}
