package org.readback.kernel;

import io.quarkus.qute.RawString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * HTML with places left open: numbers that are not the same for each reader, and rows that do not stand in the same order.
 * The template leaves a place by printing one of the marks that the static methods make. They are control characters, which
 * no text has: what is no mark in its place is left out.
 */
public final class Stencil {
    private static final char NUMBER = '\u0001';
    private static final char ROWS = '\u0002';
    private static final char ROW = '\u0003';
    private static final char ROWS_END = '\u0004';
    private static final char NAME_END = '\u0005';

    private sealed interface Piece {
        int length();

        void fill(StringBuilder html, Filling filling);
    }

    private record Text(String text) implements Piece {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public void fill(StringBuilder html, Filling filling) {
            html.append(text);
        }
    }

    private record Number(String name) implements Piece {
        @Override
        public int length() {
            return 0;
        }

        @Override
        public void fill(StringBuilder html, Filling filling) {
            var number = filling.numbers().get(name);
            if (number != null) {
                html.append(number.intValue());
            }
        }
    }

    private record Rows(String name, Map<String, List<Piece>> rows) implements Piece {
        @Override
        public int length() {
            return rows.values().stream().mapToInt(Stencil::length).sum();
        }

        @Override
        public void fill(StringBuilder html, Filling filling) {
            for (var row : filling.rows().getOrDefault(name, List.copyOf(rows.keySet()))) {
                rows.getOrDefault(row, List.of()).forEach(piece -> piece.fill(html, filling));
            }
        }
    }

    /**
     * What goes into the places.
     *
     * @param rows by the name of the group, the names of its rows as they shall stand; a group that is not named keeps the
     *     order of the template
     */
    public record Filling(Map<String, Integer> numbers, Map<String, List<String>> rows) {
        static final Filling NONE = new Filling(Map.of(), Map.of());
    }

    private final List<Piece> pieces;
    private final int length;

    private Stencil(List<Piece> pieces) {
        this.pieces = pieces;
        this.length = length(pieces);
    }

    private static int length(List<Piece> pieces) {
        return pieces.stream().mapToInt(Piece::length).sum();
    }

    // ── marks ───────────────────────────────────────────────────────────────────────────────────────────────────────

    /** The place of a number. */
    public static String number(String name) {
        return NUMBER + name + NAME_END;
    }

    /** Before the rows of a group; there is no group within a group. */
    public static String rows(String name) {
        return ROWS + name + NAME_END;
    }

    /** Before each row. */
    public static String row(String name) {
        return ROW + name + NAME_END;
    }

    /** Behind the last row. */
    public static String rowsEnd() {
        return String.valueOf(ROWS_END);
    }

    /** What somebody typed, without what would be taken for a mark. */
    public static String unmarked(String text) {
        return text.chars().allMatch(Stencil::isNoMark)
                ? text
                : text.chars()
                        .filter(Stencil::isNoMark)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static boolean isNoMark(int character) {
        return character < NUMBER || character > NAME_END;
    }

    // ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /** Cuts what a template made at its marks. */
    static Stencil cut(String html) {
        var top = new ArrayList<Piece>();
        var pieces = top;
        // Rows outside of a group are taken up by this one, which stands nowhere.
        Map<String, List<Piece>> rows = new LinkedHashMap<>();
        int from = 0;
        for (int i = 0; i < html.length(); i++) {
            char mark = html.charAt(i);
            if (isNoMark(mark)) {
                continue;
            }
            add(pieces, html.substring(from, i));
            var name = "";
            if (mark < ROWS_END) {
                int end = html.indexOf(NAME_END, i);
                name = end < 0 ? "" : html.substring(i + 1, end);
                i = Math.max(i, end);
            }
            from = i + 1;
            switch (mark) {
                case NUMBER -> pieces.add(new Number(name));
                case ROWS -> {
                    rows = new LinkedHashMap<>();
                    top.add(new Rows(name, rows));
                    pieces = new ArrayList<>();
                }
                case ROW -> {
                    pieces = new ArrayList<>();
                    rows.put(name, pieces);
                }
                case ROWS_END -> pieces = top;
                default -> {}
            }
        }
        add(pieces, html.substring(from));
        return new Stencil(List.copyOf(top));
    }

    private static void add(List<Piece> pieces, String text) {
        if (!text.isEmpty()) {
            pieces.add(new Text(text));
        }
    }

    /** In characters, without what goes into the places. */
    int length() {
        return length;
    }

    public RawString filled(Filling filling) {
        var html = new StringBuilder(length + 100);
        pieces.forEach(piece -> piece.fill(html, filling));
        return new RawString(html.toString());
    }

    /** Where no place was left open. */
    public RawString html() {
        return pieces.size() == 1 && pieces.get(0) instanceof Text text
                ? new RawString(text.text())
                : filled(Filling.NONE);
    }
}
