package org.readback.content;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.TreeMap;
import org.readback.grading.Response;

/** Responses as the database, receipts and the page's script have them: {@code {"answer": ["b"]}}. */
public final class ResponseJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<TreeMap<String, List<String>>> PARTS = new TypeReference<>() {};

    private ResponseJson() {}

    public static String write(Response response) {
        try {
            return JSON.writeValueAsString(response.parts());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Response read(String json) {
        try {
            return new Response(JSON.readValue(json, PARTS));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not a response: " + json, e);
        }
    }
}
