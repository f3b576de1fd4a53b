package org.readback.delivery;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import jakarta.ws.rs.BadRequestException;
import java.util.List;
import java.util.Map;
import org.readback.grading.Response;

/** What the page's script sends: the answers that changed, with the edition that the page was made from. */
@JsonDeserialize(using = SentAnswersReader.class)
record SentAnswers(long edition, List<Sent> answers) {
    record Sent(String question, long seq, Map<String, List<String>> answer, boolean flagged) {}

    /** @throws BadRequestException if anything is missing */
    List<Given> given() {
        if (answers == null) {
            throw new BadRequestException();
        }
        return answers.stream().map(SentAnswers::given).toList();
    }

    private static Given given(Sent sent) {
        if (sent.question() == null || sent.answer() == null) {
            throw new BadRequestException();
        }
        return new Given(sent.question(), sent.seq(), new Response(sent.answer()), sent.flagged());
    }
}
