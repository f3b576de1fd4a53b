package org.readback.delivery;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the JSON of {@link SaveRequest} in one go and stops where there is more of anything than a page sends, so that what
 * arrives cannot grow in memory. Unknown names are refused: nothing but the page's script writes this.
 */
class SaveRequestReader extends JsonDeserializer<SaveRequest> {
    /** More than any quiz has questions. */
    static final int MOST_ANSWERS = 500;
    /** More than any question has parts, or values in one of them. */
    static final int MOST_PARTS = 100;

    static final int MOST_VALUES = 100;
    /** In all; a quiz whose answers have more would not fit the request, either. */
    static final int MOST_VALUES_IN_ALL = 5000;
    /** Longer than what is refused with a word about its length. */
    static final int LONGEST_VALUE = 5000;

    static final int LONGEST_NAME = 200;

    @Override
    public SaveRequest deserialize(JsonParser json, DeserializationContext context) throws IOException {
        return new Reading(json).sent();
    }

    private static final class Reading {
        private final JsonParser json;
        private int values;

        Reading(JsonParser json) {
            this.json = json;
        }

        SaveRequest sent() throws IOException {
            long edition = 0;
            List<SaveRequest.SentAnswer> answers = null;
            expect(json.currentToken(), JsonToken.START_OBJECT);
            while (json.nextToken() != JsonToken.END_OBJECT) {
                switch (name()) {
                    case "edition" -> edition = number();
                    case "answers" -> answers = answers();
                    default -> throw refused("an unknown name");
                }
            }
            return new SaveRequest(edition, answers);
        }

        private List<SaveRequest.SentAnswer> answers() throws IOException {
            var answers = new ArrayList<SaveRequest.SentAnswer>();
            expect(json.currentToken(), JsonToken.START_ARRAY);
            while (json.nextToken() != JsonToken.END_ARRAY) {
                within(answers.size(), MOST_ANSWERS);
                answers.add(answer());
            }
            return answers;
        }

        private SaveRequest.SentAnswer answer() throws IOException {
            String question = null;
            long seq = 0;
            Map<String, List<String>> parts = null;
            boolean flagged = false;
            expect(json.currentToken(), JsonToken.START_OBJECT);
            while (json.nextToken() != JsonToken.END_OBJECT) {
                switch (name()) {
                    case "question" -> question = text(LONGEST_NAME);
                    case "seq" -> seq = number();
                    case "answer" -> parts = parts();
                    case "flagged" -> flagged = json.getBooleanValue();
                    default -> throw refused("an unknown name");
                }
            }
            return new SaveRequest.SentAnswer(question, seq, parts, flagged);
        }

        private Map<String, List<String>> parts() throws IOException {
            var parts = new HashMap<String, List<String>>();
            expect(json.currentToken(), JsonToken.START_OBJECT);
            while (json.nextToken() != JsonToken.END_OBJECT) {
                within(parts.size(), MOST_PARTS);
                parts.put(name(), values());
            }
            return parts;
        }

        private List<String> values() throws IOException {
            var list = new ArrayList<String>();
            expect(json.currentToken(), JsonToken.START_ARRAY);
            while (json.nextToken() != JsonToken.END_ARRAY) {
                within(list.size(), MOST_VALUES);
                within(values++, MOST_VALUES_IN_ALL);
                list.add(text(LONGEST_VALUE));
            }
            return list;
        }

        /** Moves on to what the name stands for. */
        private String name() throws IOException {
            expect(json.currentToken(), JsonToken.FIELD_NAME);
            var name = json.currentName();
            within(name.length() - 1, LONGEST_NAME);
            json.nextToken();
            return name;
        }

        private String text(int longest) throws IOException {
            expect(json.currentToken(), JsonToken.VALUE_STRING);
            within(json.getTextLength() - 1, longest);
            return json.getText();
        }

        private long number() throws IOException {
            expect(json.currentToken(), JsonToken.VALUE_NUMBER_INT);
            return json.getLongValue();
        }

        private void expect(JsonToken found, JsonToken expected) throws JsonMappingException {
            if (found != expected) {
                throw refused("not " + expected);
            }
        }

        /** @param had so many before this one */
        private void within(int had, int most) throws JsonMappingException {
            if (had >= most) {
                throw refused("more than " + most);
            }
        }

        private JsonMappingException refused(String why) {
            return JsonMappingException.from(json, why);
        }
    }
}
