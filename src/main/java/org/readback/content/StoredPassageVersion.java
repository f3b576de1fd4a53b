package org.readback.content;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Optional;
import org.hibernate.annotations.Immutable;
import org.readback.kernel.StoredRow;

/** What a passage says at one time; its sentences and positions are rows of their own. */
@Entity
@Immutable
@Table(name = "passage_version")
class StoredPassageVersion extends StoredRow {
    @Column(name = "passage_id")
    long passageId;

    @Column(name = "content_hash")
    byte[] contentHash;

    String title;
    String speaker;
    String occasion;
    LocalDate date;
    String source;
    String language;
    boolean contested;

    StoredPassageVersion() {}

    StoredPassageVersion(long passageId, byte[] contentHash, Passage passage) {
        this.passageId = passageId;
        this.contentHash = contentHash;
        this.title = passage.title();
        this.speaker = passage.speaker().orElse(null);
        this.occasion = passage.occasion().orElse(null);
        this.date = passage.date().orElse(null);
        this.source = passage.source().orElse(null);
        this.language = passage.language();
        this.contested = passage.contested();
    }

    static Optional<StoredPassageVersion> of(StoredPassage passage, byte[] contentHash) {
        return find("passageId = ?1 and contentHash = ?2", passage.id, contentHash)
                .firstResultOptional();
    }
}
