package org.readback.delivery;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.readback.content.Question;
import org.readback.grading.Part;
import org.readback.grading.Response;

/**
 * The whole form of an attempt as a browser posts it, with or without script: {@code question.part} for answers,
 * {@code flag:question}, and {@code seq:question} with the number of the answer that the page was made with. Colons and
 * dots are in no id, so that the names cannot clash.
 */
final class AttemptForm {
    private final MultivaluedMap<String, String> fields;

    AttemptForm(MultivaluedMap<String, String> fields) {
        this.fields = fields;
    }

    Response response(Question question) {
        var parts = new HashMap<String, List<String>>();
        for (Part part : question.task().parts()) {
            var values = fields.get(question.id() + "." + part.id());
            if (values != null) {
                parts.put(part.id(), List.copyOf(values));
            }
        }
        return new Response((Map<String, List<String>>) parts);
    }

    boolean flagged(Question question) {
        return fields.containsKey("flag:" + question.id());
    }

    /** Empty if the form does not have this question: then nothing is known of it, not even that it is blank. */
    Optional<Long> seq(Question question) {
        var value = fields.getFirst("seq:" + question.id());
        if (value == null || !value.matches("[0-9]{1,16}")) {
            return Optional.empty();
        }
        return Optional.of(Long.parseLong(value));
    }

    /** What differs from what is kept, numbered one higher than what the page was made with. */
    List<SentResponse> changes(List<Question> questions, Map<String, KeptResponse> kept) {
        var changes = new ArrayList<SentResponse>();
        for (var question : questions) {
            var before = Optional.ofNullable(kept.get(question.id()));
            var response = response(question);
            boolean flagged = flagged(question);
            boolean same = before.isPresent()
                    ? sameAnswer(before.get().response(), response)
                            && before.get().flagged() == flagged
                    : response.isBlank() && !flagged;
            if (!same) {
                seq(question)
                        .ifPresent(seq -> changes.add(new SentResponse(question.id(), seq + 1, response, flagged)));
            }
        }
        return changes;
    }

    /** Kept answers are stripped and in a stable order; what a form sends is not. */
    private static boolean sameAnswer(Response kept, Response given) {
        return kept.parts().keySet().equals(given.parts().keySet())
                && kept.parts().entrySet().stream().allMatch(part -> part.getValue()
                        .equals(given.all(part.getKey()).stream()
                                .map(String::strip)
                                .sorted()
                                .toList()));
    }
}
