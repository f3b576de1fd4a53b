package org.readback.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A YAML file, or the front matter of a passage, as a tree.
 *
 * @param file its name in findings
 * @param lines the line of each node by its JSON pointer; a value stands where its key does
 */
record Source(String file, JsonNode tree, Map<String, Integer> lines) {

    /** The line of a node, or of the nearest node around it. */
    int line(String pointer) {
        var at = pointer;
        while (!lines.containsKey(at) && !at.isEmpty()) {
            at = at.substring(0, at.lastIndexOf('/'));
        }
        return lines.getOrDefault(at, 1);
    }

    /** How a person calls a place: {@code Question tides-cause, options[2].text}. */
    String place(String pointer) {
        var steps = pointer.split("/");
        var place = new StringBuilder();
        int from = 1;
        if (steps.length > 2 && steps[1].equals("questions")) {
            var id = tree.at("/questions/" + steps[2] + "/id");
            place.append("Question ").append(id.isTextual() ? id.textValue() : number(steps[2]));
            from = 3;
        }
        for (int i = from; i < steps.length; i++) {
            boolean index = steps[i].matches("[0-9]+");
            if (index) {
                place.append('[').append(number(steps[i])).append(']');
            } else {
                place.append(i == from ? (place.isEmpty() ? "" : ", ") : ".").append(steps[i]);
            }
        }
        return place.toString();
    }

    private static String number(String index) {
        return Integer.toString(Integer.parseInt(index) + 1);
    }
}
