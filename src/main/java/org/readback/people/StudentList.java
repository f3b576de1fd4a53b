package org.readback.people;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The names in a pasted or uploaded list: one a line, or a table with a header that says which column has the name.
 *
 * @param problems all that is wrong, by line; with any, nothing of the list may be used
 */
record StudentList(List<Entry> entries, List<Problem> problems) {
    static final int MOST = 300;

    record Entry(int line, String name) {}

    enum Kind {
        /** There are several columns and no header that says what they are. */
        COLUMNS,
        NO_NAME,
        TOO_LONG,
        /** A quotation mark that never closes. */
        UNREADABLE,
        TOO_MANY,
        EMPTY
    }

    /** @param line from 1; 0 for the list as a whole; @param text of the line, or a count */
    record Problem(int line, Kind kind, String text) {}

    private static final Set<String> NAME = Set.of("name", "full name", "student", "student name", "display name");
    private static final Set<String> FIRST =
            Set.of("first name", "firstname", "first", "given name", "forename", "given names");
    private static final Set<String> LAST = Set.of("last name", "lastname", "last", "surname", "family name");
    private static final char[] SEPARATORS = {',', ';', '\t'};

    static StudentList read(String text) {
        var plain = text.startsWith("\ufeff") ? text.substring(1) : text;
        plain = plain.replace("\r\n", "\n").replace('\r', '\n');
        var entries = new ArrayList<Entry>();
        var problems = new ArrayList<Problem>();
        var header = Header.of(plain);
        if (header == null) {
            readLines(plain, entries, problems);
        } else if (plain.chars().filter(c -> c == '"').count() % 2 == 1) {
            // The reader would take the rest of the list for one cell.
            problems.add(new Problem(0, Kind.UNREADABLE, ""));
        } else {
            readTable(plain, header, entries, problems);
        }
        if (entries.isEmpty() && problems.isEmpty()) {
            problems.add(new Problem(0, Kind.EMPTY, ""));
        }
        if (entries.size() > MOST) {
            problems.add(0, new Problem(0, Kind.TOO_MANY, String.valueOf(entries.size())));
        }
        return new StudentList(List.copyOf(entries), List.copyOf(problems));
    }

    /** Spreadsheets save UTF-8, UTF-16 or Windows' own encoding. */
    static String decode(byte[] file) {
        if (file.length >= 2 && (file[0] & 0xff) == 0xff && (file[1] & 0xff) == 0xfe) {
            return new String(file, StandardCharsets.UTF_16);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(file, Charset.forName("windows-1252"));
        }
    }

    private static void readLines(String text, List<Entry> entries, List<Problem> problems) {
        int number = 0;
        for (var line : text.split("\n", -1)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            if (line.matches(".*[,;\t].*")) {
                problems.add(new Problem(number, Kind.COLUMNS, Names.tidy(line)));
            } else {
                add(number, Names.tidy(line), entries, problems);
            }
        }
    }

    private static void readTable(String text, Header header, List<Entry> entries, List<Problem> problems) {
        try (var reader = CsvReader.builder()
                .fieldSeparator(header.separator())
                .skipEmptyLines(true)
                .ignoreDifferentFieldCount(true)
                .ofCsvRecord(text)) {
            boolean first = true;
            for (var row : reader) {
                if (row.getFields().stream().allMatch(String::isBlank)) {
                    continue;
                }
                if (!first && header.misses(row)) {
                    problems.add(new Problem(
                            (int) row.getStartingLineNumber(),
                            Kind.COLUMNS,
                            Names.tidy(String.join(" " + header.separator(), row.getFields()))));
                } else if (!first) {
                    add((int) row.getStartingLineNumber(), header.name(row), entries, problems);
                }
                first = false;
            }
        } catch (CsvParseException e) {
            problems.add(new Problem(0, Kind.UNREADABLE, ""));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void add(int line, String name, List<Entry> entries, List<Problem> problems) {
        Names.flaw(name)
                .ifPresentOrElse(
                        flaw -> problems.add(new Problem(
                                line,
                                flaw == Names.Flaw.MISSING ? Kind.NO_NAME : Kind.TOO_LONG,
                                flaw == Names.Flaw.MISSING ? name : String.valueOf(Names.length(name)))),
                        () -> entries.add(new Entry(line, name)));
    }

    /** Which columns have the name. */
    private record Header(char separator, int width, List<Integer> columns) {
        /** Null if the first line that is not blank is no header. */
        static Header of(String text) {
            var line = text.lines().filter(l -> !l.isBlank()).findFirst().orElse("");
            for (char separator : SEPARATORS) {
                var cells = Arrays.stream(line.split(String.valueOf(separator), -1))
                        .map(cell -> Names.tidy(cell.replace("\"", ""))
                                .toLowerCase(Locale.ROOT)
                                .replace('_', ' '))
                        .toList();
                int whole = find(cells, NAME);
                int first = find(cells, FIRST);
                int last = find(cells, LAST);
                if (whole >= 0) {
                    return new Header(separator, cells.size(), List.of(whole));
                }
                if (first >= 0 && last >= 0) {
                    return new Header(separator, cells.size(), List.of(first, last));
                }
            }
            return null;
        }

        private static int find(List<String> cells, Set<String> names) {
            for (int i = 0; i < cells.size(); i++) {
                if (names.contains(cells.get(i))) {
                    return i;
                }
            }
            return -1;
        }

        /** True if the row has columns that the header does not have. */
        boolean misses(CsvRecord row) {
            return row.getFieldCount() > width || width == 1 && row.getField(0).matches(".*[;\t].*");
        }

        String name(CsvRecord row) {
            var parts = columns.stream()
                    .map(column -> column < row.getFieldCount() ? row.getField(column) : "")
                    .toList();
            return Names.tidy(String.join(" ", parts));
        }
    }

    /** Names that stand here twice or belong to somebody already: by key, the entries after the first. */
    List<Entry> repeated() {
        Map<String, Integer> seen = new HashMap<>();
        return entries.stream()
                .filter(entry -> seen.merge(Names.key(entry.name()), 1, Integer::sum) > 1)
                .toList();
    }
}
