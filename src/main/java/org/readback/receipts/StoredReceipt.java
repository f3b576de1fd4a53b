package org.readback.receipts;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import org.hibernate.annotations.Immutable;

/** A receipt as it is kept. It is written together with its submission. */
@Entity
@Immutable
@Table(name = "receipt")
class StoredReceipt extends PanacheEntityBase {
    @Id
    @Column(name = "submission_id")
    long submissionId;

    @Column(name = "school_id")
    long schoolId;

    String code;
    String content;
    byte[] signature;

    static Optional<StoredReceipt> byCode(String code) {
        return find("code", code).singleResultOptional();
    }

    Receipt receipt() {
        return new Receipt(code, content, signature);
    }
}
