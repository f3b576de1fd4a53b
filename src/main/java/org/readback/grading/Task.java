package org.readback.grading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.readback.kernel.Mark;

/**
 * What a question asks for: one record a kind, with its options and keys, and the rules that mark it.
 *
 * <p>All marks are whole points out of the question's {@code points}; a blank response earns 0.
 */
public sealed interface Task
        permits SingleChoice,
                MultipleResponse,
                TrueFalseNotGiven,
                ShortAnswer,
                Matching,
                Ordering,
                GapFill,
                EvidencePicking,
                TwoPart {

    /** The longest text that can be typed into a part. */
    int LONGEST_TEXT = 200;

    Kind kind();

    /** The parts in the order of the file. */
    List<Part> parts();

    /** Marks a response that {@link #read} accepted. */
    Mark mark(Response response, int points);

    /** The same task with its options in an order that depends on the seed alone. */
    Task shuffled(long seed);

    /**
     * The same task as it is first shown: in the order of the file, unless that order is the key.
     *
     * @param seed the same seed gives the same order
     */
    default Task presented(long seed, boolean shuffle) {
        return shuffle ? shuffled(seed) : this;
    }

    /** Whether a value is right for a part, whatever stands in the others. */
    default boolean right(Part part, String value) {
        return part.keys().contains(value);
    }

    /** How many values a part takes at most. */
    default int most(Part part) {
        return switch (part.input()) {
            case ONE, TEXT -> 1;
            case MANY -> part.options().size();
            case SENTENCES -> part.keys().size();
        };
    }

    /** True when every part has a value. */
    default boolean complete(Response response) {
        return parts().stream().allMatch(part -> response.parts().containsKey(part.id()));
    }

    /** The response that earns all points. */
    default Response rightResponse() {
        var values = new TreeMap<String, List<String>>();
        for (var part : parts()) {
            var keys = part.input() == Part.Input.TEXT
                    ? List.copyOf(part.keys())
                    : part.keys().stream().sorted().toList();
            values.put(part.id(), keys.subList(0, Math.min(keys.size(), most(part))));
        }
        return new Response(values);
    }

    /**
     * Reads what a form sent: keeps what the task asks for, once each, in a stable order.
     *
     * @param sentences the ids of the passage's sentences
     * @throws ResponseRefused if it names a part or a value that the task does not have, or gives too many or too much
     */
    default Response read(Response raw, java.util.Set<String> sentences) {
        var kept = new TreeMap<String, List<String>>();
        var unknown = new HashSet<>(raw.parts().keySet());
        for (var part : parts()) {
            unknown.remove(part.id());
            kept.put(part.id(), read(part, raw.all(part.id()), sentences));
        }
        if (!unknown.isEmpty()) {
            throw new ResponseRefused(
                    ResponseRefused.Reason.UNKNOWN_PART, unknown.iterator().next());
        }
        return new Response(kept);
    }

    private List<String> read(Part part, List<String> values, java.util.Set<String> sentences) {
        var given = new ArrayList<>(values.stream()
                .map(Texts::printable)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList());
        if (given.size() > most(part)) {
            throw new ResponseRefused(ResponseRefused.Reason.TOO_MANY, part.id());
        }
        for (var value : given) {
            boolean known =
                    switch (part.input()) {
                        case ONE, MANY -> part.option(value).isPresent();
                        case SENTENCES -> sentences.contains(value);
                        case TEXT -> true;
                    };
            if (!known) {
                throw new ResponseRefused(ResponseRefused.Reason.UNKNOWN_VALUE, part.id());
            }
            if (value.length() > LONGEST_TEXT) {
                throw new ResponseRefused(ResponseRefused.Reason.TOO_LONG, part.id());
            }
        }
        if (part.input() != Part.Input.TEXT) {
            given.sort(null);
        }
        return given;
    }

    /** The distractors and known wrong texts among what was answered, by part. */
    default Map<String, List<Part.Wrong>> wrong(Response response) {
        var found = new TreeMap<String, List<Part.Wrong>>();
        for (var part : parts()) {
            var wrong = response.all(part.id()).stream()
                    .map(value -> Texts.find(part, value))
                    .flatMap(java.util.Optional::stream)
                    .toList();
            if (!wrong.isEmpty()) {
                found.put(part.id(), wrong);
            }
        }
        return found;
    }
}
