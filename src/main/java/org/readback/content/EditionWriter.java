package org.readback.content;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Makes the rows of an edition, all in the caller's transaction. */
@ApplicationScoped
class EditionWriter {
    private final Session session;
    private final EditionReader reader;

    EditionWriter(Session session, EditionReader reader) {
        this.session = session;
        this.reader = reader;
    }

    /** @return the id of the edition */
    long write(long quizId, Quiz quiz, byte[] hash, Instant now) {
        var before = StoredEdition.lastOf(quizId)
                .flatMap(id -> reader.read(new Long[] {id}).stream().findFirst())
                .map(Edition::quiz);
        var version = version(quiz.passage());
        var sentences = StoredSentence.of(version).stream()
                .collect(Collectors.toMap(sentence -> sentence.key, sentence -> sentence.id));
        var positions = StoredPosition.of(version).stream()
                .collect(Collectors.toMap(position -> position.key, position -> position.id));
        var edition = new StoredEdition(quizId, hash, quiz, now);
        edition.persist();
        new EditionPassage(edition.id, version.id, 1).persist();
        var questions = quiz.questions();
        for (int i = 0; i < questions.size(); i++) {
            var question = questions.get(i);
            var changed = before.flatMap(known -> known.question(question.id())).map(known -> changed(known, question));
            write(edition, i + 1, question, changed, sentences, positions);
        }
        // Hundreds of quizzes may follow, and the session would look through all rows before each query.
        session.flush();
        session.clear();
        return edition.id;
    }

    private static StoredPassageVersion version(Passage passage) {
        var stored = StoredPassage.named(passage.slug()).orElseGet(() -> {
            var made = new StoredPassage(passage.slug());
            made.persist();
            return made;
        });
        var hash = QuizDocument.hash(passage);
        return StoredPassageVersion.of(stored, hash).orElseGet(() -> write(stored, passage, hash));
    }

    private static StoredPassageVersion write(StoredPassage stored, Passage passage, byte[] hash) {
        var version = new StoredPassageVersion(stored.id, hash, passage);
        version.persist();
        var paragraphs = passage.paragraphs();
        for (int p = 0; p < paragraphs.size(); p++) {
            for (int s = 0; s < paragraphs.get(p).size(); s++) {
                new StoredSentence(version, p + 1, s + 1, paragraphs.get(p).get(s)).persist();
            }
        }
        int ordinal = 0;
        for (var position : passage.positions().entrySet()) {
            ordinal++;
            new StoredPosition(version, position.getKey(), position.getValue(), ordinal).persist();
        }
        return version;
    }

    private static void write(
            StoredEdition edition,
            int place,
            Question question,
            Optional<List<String>> changed,
            Map<String, Long> sentences,
            Map<String, Long> positions) {
        var content = TaskContent.of(question.task());
        var row = new StoredQuestion(edition, place, question, content, changed.orElse(null));
        row.persist();
        int ordinal = 0;
        for (var position : question.positions()) {
            ordinal++;
            new QuestionPosition(row.id, positions.get(position), ordinal).persist();
        }
        ordinal = 0;
        for (var evidence : question.evidence()) {
            ordinal++;
            new QuestionEvidence(row.id, ordinal, sentences.get(evidence.sentence()), evidence.quote()).persist();
        }
        ordinal = 0;
        for (var value : content.values()) {
            ordinal++;
            new QuestionOption(row, ordinal, value).persist();
        }
    }

    /** What of a question is not as it was, as its columns and tables are called. */
    private static List<String> changed(Question before, Question now) {
        var looks = new ArrayList<Map.Entry<String, Function<Question, Object>>>(List.of(
                Map.entry("kind", question -> question.task().kind()),
                Map.entry("stem", Question::stem),
                Map.entry("points", Question::points),
                Map.entry("process", Question::process),
                Map.entry("positions", Question::positions),
                Map.entry("evidence", Question::evidence),
                Map.entry("options", question -> TaskContent.of(question.task()).values()),
                Map.entry("detail", question -> TaskContent.of(question.task()).detail()),
                Map.entry("feedback", Question::feedback)));
        return looks.stream()
                .filter(look ->
                        !look.getValue().apply(before).equals(look.getValue().apply(now)))
                .map(Map.Entry::getKey)
                .toList();
    }
}
