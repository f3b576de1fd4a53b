package org.readback.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page of an attempt, as far as a student's browser needs it: which answers its form can hold. */
record Sheet(long edition, Map<String, Question> questions) {
    private static final Pattern QUESTION = Pattern.compile(
            "<li class=\"question\" id=\"[^\"]*\" data-question=\"([^\"]+)\" data-kind=\"([^\"]+)\">(.*?)</li>\\s*(?=<li class=\"question\"|</ol>\\s*<div class=\"finish\")",
            Pattern.DOTALL);
    private static final Pattern EDITION = Pattern.compile("data-edition=\"([0-9]+)\"");
    private static final Pattern TAG = Pattern.compile("<(input|select|option)\\b([^>]*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-z-]+)=\"([^\"]*)\"");

    /**
     * @param seq of the answer that the page was made with
     * @param choices for each part the values it can have; none where any text will do
     */
    record Question(String id, String kind, long seq, Map<String, List<String>> choices) {
        /** Any answer that the form can hold. */
        Map<String, List<String>> answer(RandomGenerator random) {
            var answer = new TreeMap<String, List<String>>();
            var order = new ArrayList<>(choices.values().iterator().next());
            for (int i = order.size() - 1; i > 0; i--) {
                Collections.swap(order, i, random.nextInt(i + 1));
            }
            choices.forEach((part, values) -> {
                String value;
                if (values.isEmpty()) {
                    value = "word " + random.nextInt(100_000);
                } else if (kind.equals("ordering")) {
                    value = order.remove(0);
                } else {
                    value = values.get(random.nextInt(values.size()));
                }
                answer.put(part, List.of(value));
            });
            return answer;
        }
    }

    static Sheet read(String page) {
        var edition = EDITION.matcher(page);
        if (!edition.find()) {
            throw new IllegalStateException("not the page of an attempt:\n" + page);
        }
        var questions = new LinkedHashMap<String, Question>();
        var question = QUESTION.matcher(page);
        while (question.find()) {
            questions.put(question.group(1), question(question.group(1), question.group(2), question.group(3)));
        }
        return new Sheet(Long.parseLong(edition.group(1)), questions);
    }

    private static Question question(String id, String kind, String text) {
        var choices = new TreeMap<String, List<String>>();
        long seq = 0;
        String selecting = null;
        var tag = TAG.matcher(text);
        while (tag.find()) {
            var attributes = attributes(tag.group(2));
            var name = attributes.getOrDefault("name", "");
            var value = attributes.getOrDefault("value", "");
            if (name.equals("seq:" + id)) {
                seq = Long.parseLong(value);
            } else if (tag.group(1).equals("option")) {
                if (!value.isEmpty()) {
                    choices.get(selecting).add(value);
                }
            } else if (name.startsWith(id + ".")) {
                var part = name.substring(id.length() + 1);
                var values = choices.computeIfAbsent(part, none -> new ArrayList<>());
                selecting = part;
                var type = attributes.getOrDefault("type", "");
                if (type.equals("radio") || type.equals("checkbox")) {
                    values.add(value);
                }
            }
        }
        return new Question(id, kind, seq, choices);
    }

    private static Map<String, String> attributes(String text) {
        var attributes = new TreeMap<String, String>();
        Matcher attribute = ATTRIBUTE.matcher(text);
        while (attribute.find()) {
            attributes.put(attribute.group(1), attribute.group(2));
        }
        return attributes;
    }

    /** As JSON; values are made of letters, digits, hyphens and spaces only. */
    static String json(Map<String, List<String>> answer) {
        var text = new StringBuilder("{");
        answer.forEach((part, values) -> text.append(text.length() > 1 ? "," : "")
                .append('"')
                .append(part)
                .append("\":[\"")
                .append(String.join("\",\"", values))
                .append("\"]"));
        return text.append('}').toString();
    }

    /** In one line, in the same order as the database gives it to {@link Ledger}. */
    static String line(Map<String, List<String>> answer) {
        var parts = new ArrayList<String>();
        answer.forEach((part, values) -> parts.add(part + "=" + String.join(",", values)));
        return String.join(";", parts);
    }
}
