package org.readback.content;

import java.util.List;
import java.util.function.BiConsumer;
import org.readback.content.Finding.Severity;

/**
 * One thing that lint looks at.
 *
 * @param name as in findings.properties, which has its words
 * @param check reports what it finds in the subject
 * @param <T> what it looks at: a question, a quiz, the quizzes of a passage
 */
record Rule<T>(String name, Severity severity, BiConsumer<T, Report> check) {
    static <T> Rule<T> error(String name, BiConsumer<T, Report> check) {
        return new Rule<>(name, Severity.ERROR, check);
    }

    static <T> Rule<T> warning(String name, BiConsumer<T, Report> check) {
        return new Rule<>(name, Severity.WARNING, check);
    }

    void run(T subject, Source source, List<Finding> findings) {
        check.accept(subject, new Report(source, name, severity, findings));
    }
}
