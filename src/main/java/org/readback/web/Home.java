package org.readback.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.readback.access.Role;
import org.readback.access.SignedIn;
import org.readback.access.Viewer;

/** The front door: everybody is led to where their work is. */
@Path("/")
public class Home {
    private final SignedIn signedIn;

    Home(SignedIn signedIn) {
        this.signedIn = signedIn;
    }

    @GET
    public Response home() {
        return Response.seeOther(URI.create(
                        signedIn.find().map(Viewer::role).map(Home::of).orElse("/sign-in")))
                .build();
    }

    private static String of(Role role) {
        return switch (role) {
            case STUDENT -> "/home";
            case TEACHER -> "/classes";
            case ADMINISTRATOR -> "/people";
        };
    }
}
