package org.readback.content;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Where one rule puts what it finds in one file.
 *
 * @param rule named as in findings.properties, where the words are
 */
record Report(Source source, String rule, Finding.Severity severity, List<Finding> findings) {
    private static final ResourceBundle WORDS =
            ResourceBundle.getBundle("org.readback.content.findings", Locale.ROOT, Report.class.getClassLoader());

    static Report error(Source source, String rule, List<Finding> findings) {
        return new Report(source, rule, Finding.Severity.ERROR, findings);
    }

    /** For what has no tree: a passage's text, a file that cannot be read. */
    static Report error(String file, String rule, List<Finding> findings) {
        return error(new Source(file, Yaml.NOTHING, Collections.emptyMap()), rule, findings);
    }

    /**
     * @param pointer the JSON pointer of the place
     * @param what which of the rule's faults, as in findings.properties
     * @param values for {@code {0}}, {@code {1}}, ... in the words
     */
    void at(String pointer, String what, Object... values) {
        var place = source.place(pointer);
        add(source.line(pointer), place.isEmpty() ? "" : place + ": ", what, values);
    }

    void line(int line, String what, Object... values) {
        add(line, "", what, values);
    }

    private void add(int line, String place, String what, Object... values) {
        var key = rule + "." + what;
        findings.add(new Finding(
                source.file(),
                line,
                severity,
                rule,
                place + filled(WORDS.getString(key), values),
                filled(WORDS.getString(key + ".mend"), values)));
    }

    private static String filled(String words, Object... values) {
        var text = words;
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", shortened(String.valueOf(values[i])));
        }
        return text;
    }

    /** What an author wrote may be long and may have line breaks; a finding is one line. */
    private static String shortened(String value) {
        var line = value.replaceAll("\\s+", " ").strip();
        return line.length() <= 120 ? line : line.substring(0, 117) + "...";
    }
}
