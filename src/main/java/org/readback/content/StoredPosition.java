package org.readback.content;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.readback.kernel.StoredRow;

@Entity
@Immutable
@Table(name = "position")
class StoredPosition extends StoredRow {
    @Column(name = "passage_version_id")
    long passageVersionId;

    String key;
    String label;
    int ordinal;

    StoredPosition() {}

    StoredPosition(StoredPassageVersion version, String key, String label, int ordinal) {
        this.passageVersionId = version.id;
        this.key = key;
        this.label = label;
        this.ordinal = ordinal;
    }

    static List<StoredPosition> of(StoredPassageVersion version) {
        return list("passageVersionId", version.id);
    }
}
