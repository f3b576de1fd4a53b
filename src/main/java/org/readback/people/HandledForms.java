package org.readback.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BadRequestException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.readback.kernel.Sql;

/** Remembers which forms have acted, so that a double click or a reloaded answer does not act twice. */
@ApplicationScoped
public class HandledForms {
    private static final Duration KEPT = Duration.ofDays(2);

    private final Sql sql;

    HandledForms(Sql sql) {
        this.sql = sql;
    }

    /** For the hidden field of a new form. */
    public static UUID fresh() {
        return UUID.randomUUID();
    }

    /** @throws BadRequestException if the hidden field is not as it was sent out */
    public static UUID read(String field) {
        try {
            return UUID.fromString(field);
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new BadRequestException(e);
        }
    }

    /**
     * True the first time. A second request waits for the transaction of the first one; so call this in the transaction
     * that acts.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean first(UUID form, Instant now) {
        return sql.change(
                        "insert into handled_form (id, handled_at) values (?, ?) on conflict (id) do nothing",
                        form,
                        now)
                == 1;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void made(UUID form, long id) {
        sql.change("update handled_form set made = ? where id = ?", id, form);
    }

    public boolean handled(UUID form) {
        return sql.any("select 1 from handled_form where id = ?", form);
    }

    /** What the form has made. */
    public Optional<Long> made(UUID form) {
        return sql.one(
                "select made from handled_form where id = ? and made is not null", row -> row.getLong("made"), form);
    }

    int clean(Instant now) {
        return sql.change("delete from handled_form where handled_at < ?", now.minus(KEPT));
    }
}
