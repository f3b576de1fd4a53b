package org.readback.people;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import java.time.Instant;

/** Opens and closes the sessions of browsers. */
@ApplicationScoped
public class SignIn {
    private final Sessions sessions;
    private final CurrentVertxRequest request;

    SignIn(Sessions sessions, CurrentVertxRequest request) {
        this.sessions = sessions;
        this.request = request;
    }

    /** Signs this person in. Whoever sends the cookie with a request is that person. */
    public NewCookie open(long personId, Instant now) {
        return cookie(sessions.open(personId, now));
    }

    /** Ends with the browser: a school computer is shared. */
    private NewCookie cookie(String token) {
        return new NewCookie.Builder(Sessions.COOKIE)
                .value(token)
                .path("/")
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .secure(encrypted())
                .build();
    }

    private boolean encrypted() {
        return Arc.container().requestContext().isActive()
                && request.getCurrent() != null
                && "https".equals(request.getCurrent().request().scheme());
    }
}
