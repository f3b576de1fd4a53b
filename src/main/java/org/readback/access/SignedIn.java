package org.readback.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.Cookie;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.NotFoundException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;

/** Who sent this request. */
@RequestScoped
public class SignedIn {
    /**
     * For a statement that must not take a second round trip: the id of the student in whose session the request came, none
     * if there is no such session, or if it does not let them at their work. Parameters: {@link #session} and now.
     */
    public static final String STUDENT_OF_SESSION = """
            (select p.id from sign_in_session i join person p on p.id = i.person_id
             where i.token_hash = ? and i.expires_at > ? and p.removed_at is null and p.role = 'student'
               and not p.one_time)""";

    private final SecurityIdentity identity;
    private final CurrentVertxRequest request;
    private final Sessions sessions;
    private final Sender sender;
    private final Clock clock;
    /** Of this request, once it was asked for: it has several uses for it, and each look at the seal costs. */
    private Optional<byte[]> session;

    SignedIn(SecurityIdentity identity, CurrentVertxRequest request, Sessions sessions, Sender sender, Clock clock) {
        this.identity = identity;
        this.request = request;
        this.sessions = sessions;
        this.sender = sender;
        this.clock = clock;
    }

    /**
     * What the database knows the session by that the request comes in, if such a session was ever given out and has not run
     * out. Asks no database, so the session may have been closed since.
     */
    public Optional<byte[]> session() {
        if (session == null) {
            session = Optional.ofNullable(request.getCurrent().request().getCookie(Sessions.COOKIE))
                    .map(Cookie::getValue)
                    .flatMap(token -> sessions.hash(token, clock.instant()));
        }
        return session;
    }

    /** Where the request comes from, told without the database. */
    public Origin origin() {
        return session()
                .map(hash -> new Origin("session " + HexFormat.of().formatHex(hash), true))
                .or(() -> sender.browser().map(browser -> new Origin("browser " + browser.id(), true)))
                .orElseGet(() -> new Origin("address " + sender.address(), false));
    }

    public Optional<Viewer> find() {
        return Optional.ofNullable(identity.getAttribute(Sessions.VIEWER));
    }

    /** @throws NotFoundException if nobody is signed in; resources that need somebody say so with a role */
    public Viewer viewer() {
        return find().orElseThrow(NotFoundException::new);
    }
}
