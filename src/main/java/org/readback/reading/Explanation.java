package org.readback.reading;

import io.quarkus.qute.RawString;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.readback.content.Markdown;
import org.readback.content.Passage;
import org.readback.content.Question;
import org.readback.content.Quiz;
import org.readback.grading.Kind;

/**
 * Why the key of a question is right, with its proof in the passage; as secret as the key.
 *
 * @param proof the paragraphs with the proving sentences
 * @param firstProof the sentence to jump to, or empty
 * @param settled false where the passage leaves the claim open, so that its sentences only come near
 */
record Explanation(String language, RawString text, List<Proof> proof, String firstProof, boolean settled) {
    record Proof(int paragraph, List<ProofSentence> sentences) {}

    record ProofSentence(RawString text, boolean lit) {}

    static Explanation of(Quiz quiz, Question question) {
        var task = question.task();
        var sentences = sentences(question);
        return new Explanation(
                quiz.language(),
                html(question.feedback()),
                proof(quiz.passage(), sentences),
                sentences.stream().findFirst().orElse(""),
                task.kind() != Kind.TRUE_FALSE_NOT_GIVEN
                        || !task.parts().get(0).keys().contains("not-stated"));
    }

    /** The ids of the sentences that prove the key, the first first. */
    static Set<String> sentences(Question question) {
        var ids = new LinkedHashSet<String>();
        question.evidence().forEach(evidence -> ids.add(evidence.sentence()));
        return ids;
    }

    private static List<Proof> proof(Passage passage, Set<String> lit) {
        var proofs = new ArrayList<Proof>();
        int number = 0;
        for (var paragraph : passage.paragraphs()) {
            number++;
            if (paragraph.stream().map(Passage.Sentence::id).anyMatch(lit::contains)) {
                proofs.add(new Proof(
                        number,
                        paragraph.stream()
                                .map(sentence -> new ProofSentence(html(sentence.text()), lit.contains(sentence.id())))
                                .toList()));
            }
        }
        return proofs;
    }

    private static RawString html(String markdown) {
        return new RawString(Markdown.html(markdown));
    }
}
