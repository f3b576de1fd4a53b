package org.readback.content;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Optional;
import org.hibernate.annotations.Immutable;
import org.readback.kernel.StoredRow;

/** A passage over all its versions. */
@Entity
@Immutable
@Table(name = "passage")
class StoredPassage extends StoredRow {
    String slug;

    StoredPassage() {}

    StoredPassage(String slug) {
        this.slug = slug;
    }

    static Optional<StoredPassage> named(String slug) {
        return find("slug", slug).firstResultOptional();
    }
}
