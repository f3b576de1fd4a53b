package org.readback.receipts;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.Immutable;

/** The key of a school as it is kept: made once, with the first receipt. */
@Entity
@Immutable
@Table(name = "school_key")
class StoredSchoolKey extends PanacheEntityBase {
    private record PublicKey(byte[] bytes) {}

    @Id
    @Column(name = "school_id")
    long schoolId;

    @Column(name = "public_key")
    byte[] publicKey;

    @Column(name = "private_key")
    byte[] privateKey;

    @Column(name = "created_at")
    Instant createdAt;

    /** Without the private one, which leaves the database only to sign. */
    static Optional<byte[]> publicKeyOf(long schoolId) {
        return find("select publicKey from StoredSchoolKey where schoolId = ?1", schoolId)
                .project(PublicKey.class)
                .singleResultOptional()
                .map(PublicKey::bytes);
    }
}
