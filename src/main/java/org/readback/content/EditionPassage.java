package org.readback.content;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** What an edition is about. */
@Entity
@Immutable
@IdClass(EditionPassage.Key.class)
@Table(name = "edition_passage")
class EditionPassage extends PanacheEntityBase {
    @Id
    @Column(name = "edition_id")
    long editionId;

    @Column(name = "passage_version_id")
    long passageVersionId;

    @Id
    int ordinal;

    record Key(long editionId, int ordinal) {}

    EditionPassage() {}

    EditionPassage(long editionId, long passageVersionId, int ordinal) {
        this.editionId = editionId;
        this.passageVersionId = passageVersionId;
        this.ordinal = ordinal;
    }
}
