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
import org.hibernate.Session;
import org.readback.kernel.PrintedCodes;
import org.readback.kernel.Sha256;

/**
 * Remembers which forms have acted, so that a double click or a reloaded answer does not act twice. Each is known by its
 * action, its sender and its id together: nobody meets what another person's form, or a form for something else, has made.
 * See docs/adr/0017.
 */
@ApplicationScoped
public class HandledForms {
    private static final Duration KEPT = Duration.ofDays(2);

    private final Session database;
    private final SignedIn signedIn;
    private final CookieSeal seal;
    private final CurrentVertxRequest request;
    private final String csrfCookie;

    HandledForms(
            Session database,
            SignedIn signedIn,
            CookieSeal seal,
            CurrentVertxRequest request,
            @ConfigProperty(name = "quarkus.rest-csrf.cookie-name") String csrfCookie) {
        this.database = database;
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
        return database.createNativeMutationQuery("""
                                insert into handled_form (action, sender, id_hash, handled_at)
                                values (:action, :sender, :hash, :now)
                                on conflict (action, sender, id_hash) do nothing
                                """)
                        .setParameter("action", form.action().code())
                        .setParameter("sender", form.sender())
                        .setParameter("hash", HandledForm.hash(form))
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    /** @param id of what the action makes: of a class, a person... */
    @Transactional(Transactional.TxType.MANDATORY)
    public void made(FormUse form, long id) {
        HandledForm.setMade(form, id);
    }

    /** It made nothing, and may be sent again. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void forget(FormUse form) {
        HandledForm.delete(form);
    }

    public boolean handled(FormUse form) {
        return HandledForm.exists(form);
    }

    /** What the form has made. */
    public Optional<Long> made(FormUse form) {
        return HandledForm.made(form);
    }

    /**
     * The code on a slip: it follows from the form that asks for it, the person and a key of the server. So the same form has
     * the same code again, and nobody knows it by the id of the form, which its sender can choose.
     */
    public String slipCode(FormUse form, long personId, int length) {
        var content = form.action().code() + "~" + form.sender() + "~" + form.id() + "~" + personId;
        return PrintedCodes.of(seal.mac(CookieSeal.Purpose.SLIP, content), length);
    }

    @Transactional
    void clean(Instant now) {
        HandledForm.deleteBefore(now.minus(KEPT));
    }
}
