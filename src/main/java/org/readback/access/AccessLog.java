package org.readback.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Writes into the log who signed in and who was turned away: the number of the person if there is one, and the network
 * address; no name that somebody typed, and no secret.
 */
@ApplicationScoped
public class AccessLog {
    private static final Logger LOG = Logger.getLogger(AccessLog.class);
    private static final int MOST_LETTERS = 200;

    private final Sender sender;
    private final SignedIn signedIn;

    AccessLog(Sender sender, SignedIn signedIn) {
        this.sender = sender;
        this.signedIn = signedIn;
    }

    void signedIn(long personId) {
        LOG.infof("Signed in: person %d, from %s", personId, sender.address());
    }

    /** @param personId empty if nobody has the sign-in name */
    void wrongPassword(Optional<Long> personId) {
        LOG.infof(
                "Wrong password: %s, from %s",
                personId.map(id -> "person " + id).orElse("unknown sign-in name"), sender.address());
    }

    /**
     * What the signed-in person asked for is not there, or not theirs: they are told the same. Nothing is written of who is
     * not signed in.
     */
    public void notFound(String method, String path) {
        signedIn.find()
                .ifPresent(viewer -> LOG.infof(
                        "Not found or not theirs: %s %s, person %d, from %s",
                        method, printable(path), viewer.id(), sender.address()));
    }

    /** The path as it came may hold anything, and be long. */
    private static String printable(String path) {
        return path.substring(0, Math.min(path.length(), MOST_LETTERS)).replaceAll("[^!-~]", "?");
    }
}
