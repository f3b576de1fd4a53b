package org.readback.live;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.readback.access.Role;
import org.readback.access.SignedIn;

/** Tells the open page of an attempt of a new deadline, a pause, and an end that came from elsewhere. */
@Path("/attempts/{id}/events")
@RolesAllowed(Role.STUDENT_ROLE)
class AttemptEventsResource {
    /** Then the page asks again: no connection is for ever. */
    private static final Duration A_STREAM = Duration.ofMinutes(2);

    private final LiveProgress progress;
    private final LivePages pages;
    private final SignedIn signedIn;
    private final Clock clock;

    AttemptEventsResource(LiveProgress progress, LivePages pages, SignedIn signedIn, Clock clock) {
        this.progress = progress;
        this.pages = pages;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Blocking
    public Multi<LivePages.AttemptUpdate> events(@PathParam("id") long id) {
        var attempt =
                progress.attempt(signedIn.viewer().id(), id, clock.instant()).orElseThrow(NotFoundException::new);
        return pages.attempt(attempt, signedIn.session().orElseThrow(), A_STREAM);
    }
}
