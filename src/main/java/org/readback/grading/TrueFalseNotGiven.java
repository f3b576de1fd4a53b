package org.readback.grading;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.readback.kernel.Mark;

/**
 * Judge a claim by the passage: stated, contradicted or not stated. All points or none. The options carry no text: the
 * page has the words for the three verdicts.
 *
 * @param wrong misreadings and feedback of the wrong verdicts, by code
 */
public record TrueFalseNotGiven(Verdict key, Map<String, Part.Wrong> wrong) implements Task {
    public enum Verdict {
        STATED,
        CONTRADICTED,
        NOT_STATED;

        /** As written in quiz files and responses: {@code not-stated}. */
        public String code() {
            return Codes.of(this);
        }

        /** @throws IllegalArgumentException for a code that does not exist */
        public static Verdict of(String code) {
            return Codes.parse(Verdict.class, code);
        }
    }

    private static final List<Option> VERDICTS = Arrays.stream(Verdict.values())
            .map(verdict -> Option.of(verdict.code(), ""))
            .toList();

    @Override
    public Kind kind() {
        return Kind.TRUE_FALSE_NOT_GIVEN;
    }

    @Override
    public List<Part> parts() {
        return List.of(new Part(Response.ANSWER, "", Part.Input.ONE, VERDICTS, Set.of(key.code()), wrong));
    }

    @Override
    public Mark mark(Response response, int points) {
        return Mark.allOrNothing(response.one(Response.ANSWER).equals(key.code()), points);
    }

    /** The verdicts always stand in the same order. */
    @Override
    public TrueFalseNotGiven shuffled(long seed) {
        return this;
    }
}
