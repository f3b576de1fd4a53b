package org.readback.content;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.readback.grading.Kind;
import org.readback.grading.Misreading;

/** Puts editions together from their rows: six statements, however many editions. */
@ApplicationScoped
class EditionReader {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final String THEIR_PASSAGES =
            "in (select passage_version_id from edition_passage where edition_id = any (:editions))";
    private static final String THEIR_QUESTIONS = "in (select id from question where edition_id = any (:editions))";

    private final Session session;

    EditionReader(Session session) {
        this.session = session;
    }

    private record EditionRow(
            long id, String slug, String title, String summary, String language, long passageVersionId) {}

    private record PassageRow(
            long id,
            String slug,
            String title,
            String speaker,
            String occasion,
            LocalDate date,
            String source,
            String language,
            boolean contested,
            String[] positionKeys,
            String[] positionLabels) {}

    private record SentenceRow(long passageVersionId, String key, int paragraph, String text) {}

    private record QuestionRow(
            long id,
            long editionId,
            String key,
            String kind,
            String stem,
            int points,
            String process,
            String feedback,
            String detail,
            String[] positions) {}

    private record EvidenceRow(long questionId, String sentence, String quote) {}

    private record OptionRow(
            long questionId,
            String part,
            String key,
            String text,
            Boolean correct,
            String misreading,
            String feedback) {}

    /** In any order; ids of no edition are passed over. */
    @ActivateRequestContext
    List<Edition> read(Long[] ids) {
        var editions = rows(EditionRow.class, ids, """
                select e.id, q.slug, e.title, e.summary, e.language, p.passage_version_id
                from quiz_edition e
                join quiz q on q.id = e.quiz_id
                join edition_passage p on p.edition_id = e.id and p.ordinal = 1
                where e.id = any (:editions)
                """);
        if (editions.isEmpty()) {
            return List.of();
        }
        var passages = passages(ids);
        var questions = rows(QuestionRow.class, ids, """
                select q.id, q.edition_id, q.key, q.kind, q.stem, q.points, q.process, q.feedback,
                       cast(q.detail as text),
                       array(select p.key from question_position o join position p on p.id = o.position_id
                             where o.question_id = q.id order by o.ordinal)
                from question q where q.edition_id = any (:editions)
                order by q.edition_id, q.ordinal
                """);
        var evidence = by(EvidenceRow::questionId, rows(EvidenceRow.class, ids, """
                select v.question_id, s.key, v.quote
                from question_evidence v join sentence s on s.id = v.sentence_id
                where v.question_id %s
                order by v.question_id, v.ordinal
                """.formatted(THEIR_QUESTIONS)));
        var options = by(OptionRow::questionId, rows(OptionRow.class, ids, """
                select question_id, part, key, text, correct, misreading, feedback
                from question_option where question_id %s
                order by question_id, ordinal
                """.formatted(THEIR_QUESTIONS)));
        var byEdition = by(QuestionRow::editionId, questions);
        return editions.stream()
                .map(edition -> edition(
                        edition,
                        passages.get(edition.passageVersionId()),
                        byEdition.getOrDefault(edition.id(), List.of()),
                        evidence,
                        options))
                .toList();
    }

    private <R> List<R> rows(Class<R> row, Long[] editions, String sql) {
        return session.createNativeQuery(sql, row)
                .setParameter("editions", editions)
                .getResultList();
    }

    private static <R> Map<Long, List<R>> by(Function<R, Long> owner, List<R> rows) {
        return rows.stream().collect(Collectors.groupingBy(owner));
    }

    private Map<Long, Passage> passages(Long[] editions) {
        var versions = rows(PassageRow.class, editions, """
                select v.id, p.slug, v.title, v.speaker, v.occasion, v.date, v.source, v.language, v.contested,
                       array(select o.key from position o where o.passage_version_id = v.id order by o.ordinal),
                       array(select o.label from position o where o.passage_version_id = v.id order by o.ordinal)
                from passage_version v join passage p on p.id = v.passage_id
                where v.id %s
                """.formatted(THEIR_PASSAGES));
        var sentences =
                by(SentenceRow::passageVersionId, rows(SentenceRow.class, editions, """
                select passage_version_id, key, paragraph, text
                from sentence where passage_version_id %s
                order by passage_version_id, paragraph, number
                """.formatted(THEIR_PASSAGES)));
        return versions.stream()
                .collect(Collectors.toMap(PassageRow::id, version -> passage(version, sentences.get(version.id()))));
    }

    private static Passage passage(PassageRow version, List<SentenceRow> sentences) {
        var positions = new LinkedHashMap<String, String>();
        for (int i = 0; i < version.positionKeys().length; i++) {
            positions.put(version.positionKeys()[i], version.positionLabels()[i]);
        }
        var paragraphs = new ArrayList<List<Passage.Sentence>>();
        for (var sentence : sentences) {
            if (sentence.paragraph() > paragraphs.size()) {
                paragraphs.add(new ArrayList<>());
            }
            paragraphs.get(sentence.paragraph() - 1).add(new Passage.Sentence(sentence.key(), sentence.text()));
        }
        return new Passage(
                version.slug(),
                version.title(),
                Optional.ofNullable(version.speaker()),
                Optional.ofNullable(version.occasion()),
                Optional.ofNullable(version.date()),
                Optional.ofNullable(version.source()),
                version.language(),
                version.contested(),
                Collections.unmodifiableMap(positions),
                paragraphs.stream().map(List::copyOf).toList());
    }

    private static Edition edition(
            EditionRow row,
            Passage passage,
            List<QuestionRow> rows,
            Map<Long, List<EvidenceRow>> evidence,
            Map<Long, List<OptionRow>> options) {
        var questions = rows.stream()
                .map(question -> question(
                        question,
                        evidence.getOrDefault(question.id(), List.of()),
                        options.getOrDefault(question.id(), List.of())))
                .toList();
        return new Edition(
                row.id(),
                new Quiz(row.slug(), row.title(), row.summary(), row.language(), passage, questions),
                rows.stream().collect(Collectors.toUnmodifiableMap(QuestionRow::key, QuestionRow::id)));
    }

    private static Question question(QuestionRow row, List<EvidenceRow> evidence, List<OptionRow> options) {
        var content = new TaskContent(options.stream().map(EditionReader::value).toList(), detail(row));
        return new Question(
                row.key(),
                row.stem(),
                content.task(Kind.of(row.kind())),
                row.points(),
                Process.of(row.process()),
                List.of(row.positions()),
                evidence.stream()
                        .map(proof -> new Question.Evidence(proof.sentence(), proof.quote()))
                        .toList(),
                row.feedback());
    }

    private static TaskContent.Value value(OptionRow row) {
        return new TaskContent.Value(
                Optional.ofNullable(row.part()),
                row.key(),
                Optional.ofNullable(row.text()),
                Optional.ofNullable(row.correct()),
                Optional.ofNullable(row.misreading()).map(Misreading::of),
                Optional.ofNullable(row.feedback()));
    }

    private static ObjectNode detail(QuestionRow question) {
        try {
            return (ObjectNode) JSON.readTree(question.detail());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("question " + question.id(), e);
        }
    }
}
