package org.readback.content;

import java.util.List;

/**
 * Roughly how many bytes of memory an edition takes: its texts by their length, and for each row that it is made of the
 * objects around them. For the shipped quizzes it is up to a fifth more than what the heap of a 64-bit JVM shows.
 */
final class EditionWeight {
    /** A record with its lists and the headers of its texts. */
    private static final int QUESTION = 600;

    private static final int VALUE = 250;
    private static final int SENTENCE = 120;
    private static final int EDITION = 2000;

    private EditionWeight() {}

    static int of(Edition edition) {
        var quiz = edition.quiz();
        int weight =
                EDITION + texts(quiz.title(), quiz.summary(), quiz.passage().title());
        for (var sentence :
                quiz.passage().paragraphs().stream().flatMap(List::stream).toList()) {
            weight += SENTENCE + texts(sentence.text());
        }
        for (var question : quiz.questions()) {
            weight += QUESTION + texts(question.stem(), question.feedback());
            for (var evidence : question.evidence()) {
                weight += SENTENCE + texts(evidence.quote());
            }
            var content = TaskContent.of(question.task());
            weight += texts(content.detail().toString());
            for (var value : content.values()) {
                weight += VALUE
                        + texts(
                                value.key(),
                                value.text().orElse(""),
                                value.feedback().orElse(""));
            }
        }
        return weight;
    }

    private static int texts(String... texts) {
        int bytes = 0;
        for (var text : texts) {
            boolean latin = text.chars().allMatch(character -> character < 256);
            bytes += latin ? text.length() : 2 * text.length();
        }
        return bytes;
    }
}
