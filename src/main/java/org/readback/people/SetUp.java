package org.readback.people;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;
import org.jboss.logging.Logger;
import org.readback.access.Role;
import org.readback.access.Viewers;
import org.readback.kernel.PrintedCodes;
import org.readback.kernel.Sha256;

/** The first administrator: made by whoever can read the log. */
@ApplicationScoped
class SetUp {
    private static final Logger LOG = Logger.getLogger(SetUp.class);
    private static final int LENGTH = 12;

    private final Session database;
    private final People people;
    private final Viewers viewers;
    private final PeopleMessages messages;
    private final Clock clock;

    SetUp(Session database, People people, Viewers viewers, PeopleMessages messages, Clock clock) {
        this.database = database;
        this.people = people;
        this.viewers = viewers;
        this.messages = messages;
        this.clock = clock;
    }

    /** Beside a Readback that runs, one that takes no requests must not make its code worthless. */
    @ActivateRequestContext
    void onStart(
            @Observes StartupEvent start, @ConfigProperty(name = "quarkus.http.host-enabled") boolean takesRequests) {
        if (takesRequests && viewers.setUpNeeded()) {
            LOG.warn(messages.setUpLog(newCode(clock.instant())));
        }
    }

    /** Makes a code that counts instead of all earlier ones, on every node, and returns it as it is printed. */
    @Transactional
    public String newCode(Instant now) {
        var code = PrintedCodes.random(LENGTH);
        database.createNativeMutationQuery("""
                        insert into set_up_code (code_hash, created_at) values (:hash, :now)
                        on conflict (only_one) do update
                        set code_hash = excluded.code_hash, created_at = excluded.created_at
                        """)
                .setParameter("hash", Sha256.of(code))
                .setParameter("now", now)
                .executeUpdate();
        return PrintedCodes.grouped(code);
    }

    boolean right(String code) {
        return SetUpCode.counts(hash(code));
    }

    /**
     * Makes the school and its administrator and uses the code up; empty if the code does not count any more.
     *
     * @param passwordHash made before, so that the transaction does not wait for it
     */
    @Transactional
    public Optional<Long> make(
            String code, String schoolName, String name, String signInName, String passwordHash, Instant now) {
        if (!SetUpCode.useUp(hash(code)) || !viewers.setUpNeeded()) {
            return Optional.empty();
        }
        long school = people.makeSchool(schoolName, now);
        return Optional.of(people.addWithHash(school, Role.ADMINISTRATOR, name, signInName, passwordHash, now)
                .orElseThrow(() -> new IllegalStateException("the sign-in name was taken in this very moment")));
    }

    private static byte[] hash(String code) {
        return Sha256.of(PrintedCodes.tidy(code));
    }
}
