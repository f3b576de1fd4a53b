package org.readback.people;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.readback.access.Role;
import org.readback.access.Viewers;
import org.readback.kernel.PrintedCodes;
import org.readback.kernel.Sha256;
import org.readback.kernel.Sql;

/** The first administrator: made by whoever can read the log. */
@ApplicationScoped
class SetUp {
    private static final Logger LOG = Logger.getLogger(SetUp.class);
    private static final int LENGTH = 12;

    private final Sql sql;
    private final People people;
    private final Viewers viewers;
    private final PeopleMessages messages;
    private final Clock clock;

    SetUp(Sql sql, People people, Viewers viewers, PeopleMessages messages, Clock clock) {
        this.sql = sql;
        this.people = people;
        this.viewers = viewers;
        this.messages = messages;
        this.clock = clock;
    }

    void onStart(@Observes StartupEvent start) {
        if (viewers.setUpNeeded()) {
            LOG.warn(messages.setUpLog(newCode(clock.instant())));
        }
    }

    /** Makes a code that counts instead of all earlier ones, on every node, and returns it as it is printed. */
    @Transactional
    public String newCode(Instant now) {
        var code = PrintedCodes.random(LENGTH);
        sql.change("""
                insert into set_up_code (code_hash, created_at) values (?, ?)
                on conflict (only_one) do update set code_hash = excluded.code_hash, created_at = excluded.created_at
                """, Sha256.of(code), now);
        return PrintedCodes.grouped(code);
    }

    boolean right(String code) {
        return sql.any("select 1 from set_up_code where code_hash = ?", Sha256.of(PrintedCodes.tidy(code)));
    }

    /**
     * Makes the school and its administrator and uses the code up; empty if the code does not count any more.
     *
     * @param passwordHash made before, so that the transaction does not wait for it
     */
    @Transactional
    public Optional<Long> make(
            String code, String schoolName, String name, String signInName, String passwordHash, Instant now) {
        // Of two at once, the second waits here for the first and then finds no row.
        int used = sql.change("delete from set_up_code where code_hash = ?", Sha256.of(PrintedCodes.tidy(code)));
        if (used == 0 || !viewers.setUpNeeded()) {
            return Optional.empty();
        }
        long school = people.makeSchool(schoolName, now);
        return Optional.of(people.addWithHash(school, Role.ADMINISTRATOR, name, signInName, passwordHash, now)
                .orElseThrow(() -> new IllegalStateException("the sign-in name was taken in this very moment")));
    }
}
