package org.readback.results;

import java.util.Comparator;
import java.util.List;
import org.readback.kernel.Mark;

/**
 * By what a gradebook is sorted. Whoever has no score stands at the end, whichever way it goes; equals stand by name.
 *
 * @param key what is sorted by
 * @param assignment which, if the key is an assignment
 */
record GradebookOrder(Key key, long assignment, boolean descending) {
    enum Key {
        NAME,
        TOTAL,
        ASSIGNMENT
    }

    static final GradebookOrder DEFAULT = new GradebookOrder(Key.NAME, 0, false);

    /**
     * Reads {@code ?sort=name|total|<id of an assignment>&dir=asc|desc}. Nonsense is the default order; without a
     * direction names rise and scores fall.
     *
     * @param sort may be null
     * @param dir may be null
     */
    static GradebookOrder parse(String sort, String dir, List<Gradebook.Column> columns) {
        var key = sort == null ? "" : sort;
        if (key.equals("name")) {
            return new GradebookOrder(Key.NAME, 0, "desc".equals(dir));
        }
        boolean descending = !"asc".equals(dir);
        if (key.equals("total")) {
            return new GradebookOrder(Key.TOTAL, 0, descending);
        }
        return columns.stream()
                .map(Gradebook.Column::assignment)
                .filter(id -> Long.toString(id).equals(key))
                .findFirst()
                .map(id -> new GradebookOrder(Key.ASSIGNMENT, id, descending))
                .orElse(DEFAULT);
    }

    boolean by(Key key, long assignment) {
        return this.key == key && this.assignment == assignment;
    }

    /** The query of the link in a column's head: the other way round where it is sorted by that column already. */
    String query(Key key, long assignment) {
        var sort =
                switch (key) {
                    case NAME -> "name";
                    case TOTAL -> "total";
                    case ASSIGNMENT -> Long.toString(assignment);
                };
        boolean down = by(key, assignment) ? !descending : key != Key.NAME;
        return "?sort=" + sort + "&dir=" + (down ? "desc" : "asc");
    }

    /** @param names the order of names */
    Comparator<Gradebook.Row> comparator(List<Gradebook.Column> columns, Comparator<String> names) {
        // By the name as written, then by the sign-in name, which is unique.
        var byName = Comparator.comparing((Gradebook.Row row) -> row.student().name(), names)
                .thenComparing(row -> row.student().signInName());
        return switch (key) {
            case NAME -> descending ? byName.reversed() : byName;
            case TOTAL -> byMark(row -> row.total(), byName);
            case ASSIGNMENT -> {
                int column = columns.stream()
                        .map(Gradebook.Column::assignment)
                        .toList()
                        .indexOf(assignment);
                yield byMark(row -> row.cells().get(column).mark(), byName);
            }
        };
    }

    private Comparator<Gradebook.Row> byMark(
            java.util.function.Function<Gradebook.Row, Mark> mark, Comparator<Gradebook.Row> byName) {
        Comparator<Gradebook.Row> byEarned =
                Comparator.comparingInt(row -> mark.apply(row).earned());
        return Comparator.comparing((Gradebook.Row row) -> mark.apply(row).possible() == 0)
                .thenComparing(descending ? byEarned.reversed() : byEarned)
                .thenComparing(byName);
    }
}
