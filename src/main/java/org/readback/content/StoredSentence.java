package org.readback.content;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.readback.kernel.StoredRow;

@Entity
@Immutable
@Table(name = "sentence")
class StoredSentence extends StoredRow {
    @Column(name = "passage_version_id")
    long passageVersionId;

    String key;
    int paragraph;
    int number;
    String text;

    StoredSentence() {}

    /** @param number in the paragraph, 1 for the first */
    StoredSentence(StoredPassageVersion version, int paragraph, int number, Passage.Sentence sentence) {
        this.passageVersionId = version.id;
        this.key = sentence.id();
        this.paragraph = paragraph;
        this.number = number;
        this.text = sentence.text();
    }

    static List<StoredSentence> of(StoredPassageVersion version) {
        return list("passageVersionId", version.id);
    }
}
