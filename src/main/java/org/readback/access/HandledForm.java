package org.readback.access;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.readback.kernel.Sha256;

/** A form that has acted. Statements that act on it by its key need not load it first. */
@Entity
@Table(name = "handled_form")
@IdClass(HandledForm.Key.class)
class HandledForm extends PanacheEntityBase {
    record Key(String action, String sender, byte[] idHash) {}

    record Made(Long made) {}

    private static final String SAME = "action = ?1 and sender = ?2 and idHash = ?3";

    @Id
    String action;

    @Id
    String sender;

    @Id
    @Column(name = "id_hash")
    byte[] idHash;

    /** The id of what it made; null if it made nothing, or nothing yet. */
    Long made;

    @Column(name = "handled_at")
    Instant handledAt;

    static boolean exists(FormUse form) {
        return count(SAME, form.action().code(), form.sender(), hash(form)) > 0;
    }

    static Optional<Long> made(FormUse form) {
        return find(SAME + " and made is not null", form.action().code(), form.sender(), hash(form))
                .project(Made.class)
                .<Made>singleResultOptional()
                .map(Made::made);
    }

    static void setMade(FormUse form, long id) {
        update("made = ?4 where " + SAME, form.action().code(), form.sender(), hash(form), id);
    }

    static void delete(FormUse form) {
        delete(SAME, form.action().code(), form.sender(), hash(form));
    }

    static void deleteBefore(Instant time) {
        delete("handledAt < ?1", time);
    }

    static byte[] hash(FormUse form) {
        return Sha256.of(form.id().toString());
    }
}
