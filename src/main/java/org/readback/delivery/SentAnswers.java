package org.readback.delivery;

import jakarta.ws.rs.BadRequestException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.readback.grading.Response;

/** What the page's script sends: the answers that changed, with the edition that the page was made from. */
record SentAnswers(long edition, List<Sent> answers) {
    /** More than any quiz has questions. */
    private static final int MOST = 500;

    record Sent(String question, long seq, Map<String, List<String>> answer, boolean flagged) {}

    /** @throws BadRequestException if anything is missing */
    List<Given> given() {
        if (answers == null || answers.size() > MOST) {
            throw new BadRequestException();
        }
        return answers.stream().map(SentAnswers::given).toList();
    }

    private static Given given(Sent sent) {
        if (sent == null || sent.question() == null || sent.answer() == null) {
            throw new BadRequestException();
        }
        var parts = new HashMap<String, List<String>>();
        sent.answer().forEach((part, values) -> {
            if (part == null || values == null || values.stream().anyMatch(value -> value == null)) {
                throw new BadRequestException();
            }
            parts.put(part, List.copyOf(values));
        });
        return new Given(sent.question(), sent.seq(), new Response((Map<String, List<String>>) parts), sent.flagged());
    }
}
