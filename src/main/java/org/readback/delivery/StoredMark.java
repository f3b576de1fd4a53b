package org.readback.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.Immutable;
import org.readback.kernel.Mark;

/** A mark of a question, or what it was regraded or overridden to. Written by {@link Attempts} with the submission. */
@Entity
@Immutable
@Table(name = "mark")
@IdClass(StoredMark.Key.class)
class StoredMark extends PanacheEntityBase {
    record Key(long submissionId, long questionId, int revision) {}

    /** Those of an attempt a as they stand now, in one column, so that they come with the attempt; see {@link #read}. */
    static final String COLUMN = """
            cast((select json_object_agg(q.key, json_build_array(m.earned, m.possible))
                  from current_mark m join question q on q.id = m.question_id
                  where m.submission_id = a.submission_id) as text) as marks""";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, List<Integer>>> COLUMN_TYPE = new TypeReference<>() {};

    @Id
    @Column(name = "submission_id")
    long submissionId;

    @Id
    @Column(name = "question_id")
    long questionId;

    @Id
    int revision;

    @Column(name = "school_id")
    long schoolId;

    int earned;
    int possible;
    String cause;
    String reason;

    @Column(name = "marked_by")
    Long markedBy;

    @Column(name = "marked_at")
    Instant markedAt;

    /**
     * Reads {@link #COLUMN}.
     *
     * @param json null where nothing is marked
     * @return by question
     */
    static Map<String, Mark> read(String json) {
        if (json == null) {
            return Map.of();
        }
        try {
            var marks = new HashMap<String, Mark>();
            JSON.readValue(json, COLUMN_TYPE)
                    .forEach((question, mark) -> marks.put(question, new Mark(mark.get(0), mark.get(1))));
            return marks;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read marks", e);
        }
    }
}
