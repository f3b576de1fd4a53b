package org.readback.people;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Proof that whoever makes the first administrator can read the log; no row or one. */
@Entity
@Table(name = "set_up_code")
class SetUpCode extends PanacheEntityBase {
    /** Always true. */
    @Id
    @Column(name = "only_one")
    boolean onlyOne;

    @Column(name = "code_hash")
    byte[] codeHash;

    @Column(name = "created_at")
    Instant createdAt;

    static boolean counts(byte[] codeHash) {
        return count("codeHash", codeHash) > 0;
    }

    /** False if the code does not count any more. Of two at once, the second waits for the first. */
    static boolean useUp(byte[] codeHash) {
        return delete("codeHash", codeHash) > 0;
    }
}
