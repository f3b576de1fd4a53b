package org.readback.access;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** What all nodes seal cookies with; one row. */
@Entity
@Table(name = "cookie_key")
class CookieKey extends PanacheEntityBase {
    /** Always true. */
    @Id
    @Column(name = "only_one")
    boolean onlyOne;

    byte[] secret;

    @Column(name = "created_at")
    Instant createdAt;

    static CookieKey only() {
        return CookieKey.<CookieKey>findAll().singleResult();
    }
}
