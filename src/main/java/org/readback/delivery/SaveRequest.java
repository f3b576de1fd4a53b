package org.readback.delivery;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import jakarta.ws.rs.BadRequestException;
import java.util.List;
import java.util.Map;
import org.readback.grading.Response;

/** What the page's script sends: the answers that changed, with the edition that the page was made from. */
@JsonDeserialize(using = SaveRequestReader.class)
record SaveRequest(long edition, List<SentAnswer> answers) {
    record SentAnswer(String question, long seq, Map<String, List<String>> answer, boolean flagged) {}

    /** @throws BadRequestException if anything is missing */
    List<SentResponse> given() {
        if (answers == null) {
            throw new BadRequestException();
        }
        return answers.stream().map(SaveRequest::given).toList();
    }

    private static SentResponse given(SentAnswer sent) {
        if (sent.question() == null || sent.answer() == null) {
            throw new BadRequestException();
        }
        return new SentResponse(sent.question(), sent.seq(), new Response(sent.answer()), sent.flagged());
    }
}
