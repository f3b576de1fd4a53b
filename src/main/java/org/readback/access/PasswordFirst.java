package org.readback.access;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.readback.kernel.Replies;

/** Who came in with a sign-in slip chooses a password before anything else. */
class PasswordFirst {
    private static final Set<String> OPEN = Set.of("/account/password", "/sign-out", "/sign-in", "/demo/sign-in");
    private static final Pattern SAVES = Pattern.compile("/attempts/[0-9]+/responses");

    private final SignedIn signedIn;

    PasswordFirst(SignedIn signedIn) {
        this.signedIn = signedIn;
    }

    @ServerRequestFilter
    Optional<Response> check(ContainerRequestContext request) {
        var comesWithSession = request.getCookies().containsKey(Sessions.COOKIE);
        if (!comesWithSession || OPEN.contains(request.getUriInfo().getPath()) || savesByScript(request)) {
            return Optional.empty();
        }
        return signedIn.find().filter(Viewer::mustChoosePassword).map(viewer -> Replies.to("/account/password"));
    }

    /** These look at the session in the statement that they are; see {@link SignedIn#STUDENT_OF_SESSION}. */
    private static boolean savesByScript(ContainerRequestContext request) {
        var type = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        return type != null
                && type.startsWith(MediaType.APPLICATION_JSON)
                && SAVES.matcher(request.getUriInfo().getPath()).matches();
    }
}
