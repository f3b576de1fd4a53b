package org.readback.people;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.NotFoundException;
import java.util.Optional;

/** Who sent this request. */
@RequestScoped
public class SignedIn {
    private final SecurityIdentity identity;

    SignedIn(SecurityIdentity identity) {
        this.identity = identity;
    }

    public Optional<Viewer> find() {
        return Optional.ofNullable(identity.getAttribute(Sessions.VIEWER));
    }

    /** @throws NotFoundException if nobody is signed in; resources that need somebody say so with a role */
    public Viewer viewer() {
        return find().orElseThrow(NotFoundException::new);
    }
}
