package org.readback.access;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A signed-in browser, known by the hash of its token. */
@Entity
@Table(name = "sign_in_session")
class SignInSession extends PanacheEntityBase {
    @Id
    @Column(name = "token_hash")
    byte[] tokenHash;

    @Column(name = "person_id")
    long personId;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    static void deleteOf(long personId) {
        delete("personId", personId);
    }

    static void deleteExpired(Instant now) {
        delete("expiresAt < ?1", now);
    }
}
