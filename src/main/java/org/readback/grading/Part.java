package org.readback.grading;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One thing that a task asks for: the whole of a choice, one prompt of a matching, one gap.
 *
 * @param id names the part in a {@link Response}
 * @param label inline Markdown; empty where the stem says it all
 * @param input how it is answered
 * @param options what it offers; empty for typed texts and for sentences
 * @param keys the values that are right: ids of options or of sentences, or accepted texts; shown as the key
 * @param wrong misreadings and feedback by the value given, for distractors and for known wrong texts
 */
public record Part(
        String id, String label, Input input, List<Option> options, Set<String> keys, Map<String, Wrong> wrong) {

    public enum Input {
        /** One of the options. */
        ONE,
        /** Any of the options. */
        MANY,
        /** A short text. */
        TEXT,
        /** Sentences of the passage, by id. */
        SENTENCES
    }

    /** What a wrong value shows, and what to tell whoever gave it. */
    public record Wrong(Optional<Misreading> misreading, String feedback) {}

    public Optional<Option> option(String value) {
        return options.stream().filter(option -> option.id().equals(value)).findFirst();
    }

    /**
     * A value as marking compares it: what is typed by its letters and digits alone, so that reports count spellings of
     * one text together; anything else as it is.
     */
    public String normal(String value) {
        if (input != Input.TEXT) {
            return value;
        }
        var normal = Texts.normal(value);
        return normal.isEmpty() ? value.strip() : normal;
    }

    static Map<String, Wrong> wrongOf(List<Option> options, Set<String> keys) {
        return options.stream()
                .filter(option -> !keys.contains(option.id()))
                .collect(java.util.stream.Collectors.toMap(
                        Option::id, option -> new Wrong(option.misreading(), option.feedback())));
    }
}
