package org.readback.access;

import io.quarkus.runtime.BlockingOperationControl;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Who holds the session cookie is the person of that session; anyone else is nobody. */
@ApplicationScoped
class SessionAuthentication implements HttpAuthenticationMechanism {
    private final Sessions sessions;
    private final SessionLookUp lookUp;
    private final Clock clock;

    SessionAuthentication(Sessions sessions, SessionLookUp lookUp, Clock clock) {
        this.sessions = sessions;
        this.lookUp = lookUp;
        this.clock = clock;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        var cookie = context.request().getCookie(Sessions.COOKIE);
        var now = clock.instant();
        var hash = Optional.ofNullable(cookie).flatMap(sent -> sessions.hash(sent.getValue(), now));
        if (hash.isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        if (BlockingOperationControl.isBlockingAllowed()) {
            // The thread waits for the answer, anyway. If it waited for another thread of the same pool, a class that
            // comes at
            // once could take all of them, and each would wait for ever.
            return Uni.createFrom()
                    .item(lookUp.find(hash.get(), now)
                            .map(SessionAuthentication::identity)
                            .orElse(null));
        }
        return Uni.createFrom()
                .completionStage(context.vertx()
                        .executeBlocking(() -> lookUp.find(hash.get(), now), false)
                        .toCompletionStage())
                .map(viewer -> viewer.map(SessionAuthentication::identity).orElse(null));
    }

    private static SecurityIdentity identity(Viewer viewer) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(viewer.signInName()))
                .addRole(viewer.role().code())
                .addAttribute(Sessions.VIEWER, viewer)
                .build();
    }

    /** The pages for people who are not signed in are made where errors are. */
    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401));
    }
}
