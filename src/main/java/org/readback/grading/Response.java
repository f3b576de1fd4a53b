package org.readback.grading;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a student answered to one question: for each part of the task the values given, in one shape for the form, the
 * database and the exports. A part that was left blank is absent. Choices give ids of options, evidence gives ids of
 * sentences, typed answers give the text. Tasks with one part call it {@link #ANSWER}.
 */
public record Response(SortedMap<String, List<String>> parts) {
    public static final String ANSWER = "answer";
    public static final String PROOF = "proof";
    public static final Response BLANK = new Response(Map.of());

    public Response {
        var kept = new TreeMap<String, List<String>>();
        parts.forEach((part, values) -> {
            var given = values.stream().filter(value -> !value.isBlank()).toList();
            if (!given.isEmpty()) {
                kept.put(part, given);
            }
        });
        parts = Collections.unmodifiableSortedMap(kept);
    }

    public Response(Map<String, List<String>> parts) {
        this(new TreeMap<>(parts));
    }

    /** A response to a task with one part. */
    public static Response of(String... values) {
        return new Response(Map.of(ANSWER, List.of(values)));
    }

    public List<String> all(String part) {
        return parts.getOrDefault(part, List.of());
    }

    /** The value of a part, or the empty string. */
    public String one(String part) {
        return parts.containsKey(part) ? parts.get(part).get(0) : "";
    }

    public boolean isBlank() {
        return parts.isEmpty();
    }
}
