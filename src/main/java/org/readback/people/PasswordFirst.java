package org.readback.people;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Who came in with a sign-in slip chooses a password before anything else. */
class PasswordFirst {
    private static final Set<String> OPEN = Set.of("/account/password", "/sign-out", "/sign-in", "/demo/sign-in");

    private final SignedIn signedIn;

    PasswordFirst(SignedIn signedIn) {
        this.signedIn = signedIn;
    }

    @ServerRequestFilter
    Optional<Response> check(ContainerRequestContext request) {
        var comesWithSession = request.getCookies().containsKey(Sessions.COOKIE);
        if (!comesWithSession || OPEN.contains(request.getUriInfo().getPath())) {
            return Optional.empty();
        }
        return signedIn.find().filter(Viewer::mustChoosePassword).map(viewer -> Answers.to("/account/password"));
    }
}
