package org.readback.kernel;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a form, all of it at once: one message a field, to stand beside it and in the summary on top. */
public final class Faults {
    /** @param field the name of the input; @param message what is wrong and how to mend it, in the reader's language */
    public record Fault(String field, String message) {}

    private final List<Fault> list = new ArrayList<>();

    public static Faults none() {
        return new Faults();
    }

    /** Keeps the first message of each field. */
    public void add(String field, String message) {
        if (of(field) == null) {
            list.add(new Fault(field, message));
        }
    }

    public boolean any() {
        return !list.isEmpty();
    }

    public List<Fault> all() {
        return List.copyOf(list);
    }

    /** The message for a field, or null: what a template asks for with {@code faults.of('name')}. */
    public String of(String field) {
        return list.stream()
                .filter(fault -> fault.field().equals(field))
                .map(Fault::message)
                .findFirst()
                .orElse(null);
    }
}
