package org.readback.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.readback.grading.Response;
import org.readback.reading.CurrentResponse;

/** An answer that is kept. */
record KeptResponse(long seq, Response response, boolean flagged, Instant savedAt) {
    /** All of an attempt a in one column, so that they come with the attempt: an object by question, see {@link #read}. */
    static final String COLUMN = """
            cast((select json_object_agg(q.key, json_build_object('seq', r.seq, 'answer', r.answer, 'flagged', r.flagged,
                      'savedAt', r.saved_at))
                  from response r join question q on q.id = r.question_id
                  where r.attempt_id = a.id) as text) as responses""";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Stored>> COLUMN_TYPE = new TypeReference<>() {};

    private record Stored(long seq, TreeMap<String, List<String>> answer, boolean flagged, String savedAt) {
        KeptResponse kept() {
            return new KeptResponse(
                    seq,
                    new Response(answer),
                    flagged,
                    OffsetDateTime.parse(savedAt).toInstant());
        }
    }

    /**
     * Reads {@link #COLUMN}.
     *
     * @param json null where nothing was answered
     * @return by question
     */
    static Map<String, KeptResponse> read(String json) {
        if (json == null) {
            return Map.of();
        }
        try {
            var kept = new HashMap<String, KeptResponse>();
            JSON.readValue(json, COLUMN_TYPE).forEach((question, stored) -> kept.put(question, stored.kept()));
            return kept;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read answers", e);
        }
    }

    /** By question, as given. */
    static SortedMap<String, Response> responses(Map<String, KeptResponse> kept) {
        var responses = new TreeMap<String, Response>();
        kept.forEach((question, each) -> responses.put(question, each.response()));
        return responses;
    }

    CurrentResponse current() {
        return new CurrentResponse(response, seq, flagged, "");
    }
}
