package org.readback.content;

import java.util.Comparator;

/**
 * Something wrong with a quiz file.
 *
 * @param file as it was given: {@code quizzes/how-tides-work/passage.md}
 * @param line 1 for the first
 * @param rule the name of the rule that found it: {@code known-key}
 * @param message what is wrong, one sentence, with the question and the field
 * @param mend what to do about it, one sentence
 */
public record Finding(String file, int line, Severity severity, String rule, String message, String mend)
        implements Comparable<Finding> {

    public enum Severity {
        ERROR,
        WARNING
    }

    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::file)
            .thenComparingInt(Finding::line)
            .thenComparing(Finding::rule)
            .thenComparing(Finding::message);

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** {@code file:line: error [rule] message Mend: mend} */
    @Override
    public String toString() {
        return "%s:%d: %s [%s] %s Mend: %s".formatted(file, line, isError() ? "error" : "warning", rule, message, mend);
    }

    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }
}
