package org.readback.access;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BadRequestException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.readback.kernel.PrintedCodes;
import org.readback.kernel.Sha256;
import org.readback.kernel.Sql;

/**
 * Remembers which forms have acted, so that a double click or a reloaded answer does not act twice. Each is known by its
 * action, its sender and its id together: nobody meets what another person's form, or a form for something else, has made.
 * See docs/adr/0017.
 */
@ApplicationScoped
public class HandledForms {
    private static final Duration KEPT = Duration.ofDays(2);
    private static final String SAME = "action = ? and sender = ? and id_hash = ?";

    private final Sql sql;
    private final SignedIn signedIn;
    private final CookieSeal seal;
    private final CurrentVertxRequest request;
    private final String csrfCookie;

    HandledForms(
            Sql sql,
            SignedIn signedIn,
            CookieSeal seal,
            CurrentVertxRequest request,
            @ConfigProperty(name = "quarkus.rest-csrf.cookie-name") String csrfCookie) {
        this.sql = sql;
        this.signedIn = signedIn;
        this.seal = seal;
        this.request = request;
        this.csrfCookie = csrfCookie;
    }

    /** For the hidden field of a new form. */
    public static UUID fresh() {
        return UUID.randomUUID();
    }

    /**
     * The form of this request.
     *
     * @param field the hidden field
     * @throws BadRequestException if it is not as it was sent out
     */
    public FormUse read(String field, FormAction action) {
        try {
            return new FormUse(action, sender(), UUID.fromString(field));
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new BadRequestException(e);
        }
    }

    private String sender() {
        return signedIn.find().map(viewer -> "person " + viewer.id()).orElseGet(this::browser);
    }

    /** No form is taken from a browser without this cookie. */
    private String browser() {
        var cookie = request.getCurrent().request().getCookie(csrfCookie);
        if (cookie == null) {
            throw new BadRequestException();
        }
        return "browser "
                + Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of("form sender " + cookie.getValue()));
    }

    /**
     * True the first time. A second request waits for the transaction of the first one; so call this in the transaction
     * that acts.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean first(FormUse form, Instant now) {
        return sql.change("""
                        insert into handled_form (action, sender, id_hash, handled_at) values (?, ?, ?, ?)
                        on conflict (action, sender, id_hash) do nothing
                        """, form.action().code(), form.sender(), hash(form), now) == 1;
    }

    /** @param id of what the action makes: of a class, a person... */
    @Transactional(Transactional.TxType.MANDATORY)
    public void made(FormUse form, long id) {
        sql.change(
                "update handled_form set made = ? where " + SAME,
                id,
                form.action().code(),
                form.sender(),
                hash(form));
    }

    /** It made nothing, and may be sent again. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void forget(FormUse form) {
        sql.change("delete from handled_form where " + SAME, form.action().code(), form.sender(), hash(form));
    }

    public boolean handled(FormUse form) {
        return sql.any("select 1 from handled_form where " + SAME, form.action().code(), form.sender(), hash(form));
    }

    /** What the form has made. */
    public Optional<Long> made(FormUse form) {
        return sql.one(
                "select made from handled_form where made is not null and " + SAME,
                row -> row.getLong("made"),
                form.action().code(),
                form.sender(),
                hash(form));
    }

    /**
     * The code on a slip: it follows from the form that asks for it, the person and a key of the server. So the same form has
     * the same code again, and nobody knows it by the id of the form, which its sender can choose.
     */
    public String slipCode(FormUse form, long personId, int length) {
        var content = form.action().code() + "~" + form.sender() + "~" + form.id() + "~" + personId;
        return PrintedCodes.of(seal.mac(CookieSeal.Purpose.SLIP, content), length);
    }

    private static byte[] hash(FormUse form) {
        return Sha256.of(form.id().toString());
    }

    int clean(Instant now) {
        return sql.change("delete from handled_form where handled_at < ?", now.minus(KEPT));
    }
}
