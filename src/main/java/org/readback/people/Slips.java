package org.readback.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.readback.kernel.Sql;

/**
 * Sign-in slips: the one-time passwords that are printed and handed out. They are kept nowhere in plain; they follow from
 * the random id of the form that asked for them, so that a repeated form shows the same slips and not new ones.
 */
@ApplicationScoped
class Slips {
    private static final int LENGTH = 8;

    private final Sql sql;
    private final Sessions sessions;
    private final HandledForms forms;

    Slips(Sql sql, Sessions sessions, HandledForms forms) {
        this.sql = sql;
        this.sessions = sessions;
        this.forms = forms;
    }

    /** @param password as it is printed */
    record Slip(String name, String signInName, String password) {}

    private record Waiting(long id, String name, String signInName) {}

    /**
     * New slips for these students of the class, without those who have chosen a password of their own or do not attend;
     * by name.
     */
    @Transactional
    public List<Slip> make(long classId, Collection<Long> personIds, UUID form) {
        if (personIds.isEmpty()) {
            return List.of();
        }
        var waiting = sql.list(
                """
                select p.id, p.display_name, p.sign_in_name
                from person p
                join enrolment e on e.person_id = p.id
                where e.class_id = ? and e.removed_at is null and p.id = any (?) and p.role = 'student'
                  and p.removed_at is null and (p.one_time or p.password_hash is null)
                order by p.id
                for update of p
                """,
                row -> new Waiting(row.getLong("id"), row.getString("display_name"), row.getString("sign_in_name")),
                classId,
                personIds);
        if (waiting.isEmpty()) {
            return List.of();
        }
        var hashes = new ArrayList<String>();
        var slips = new ArrayList<Slip>();
        for (var person : waiting) {
            var code = Codes.derived(form, person.id(), LENGTH);
            hashes.add(Passwords.hashOneTime(code));
            slips.add(new Slip(person.name(), person.signInName(), Codes.grouped(code)));
        }
        sql.change("""
                update person p set password_hash = n.hash, one_time = true
                from unnest(?, ?) as n (id, hash)
                where p.id = n.id
                """, waiting.stream().map(Waiting::id).toList(), hashes);
        slips.sort(ByName.of(Slip::name));
        return slips;
    }

    /**
     * Resets the password: the old one stops working, and the person is signed out everywhere. The same form again shows
     * the same slip; it is empty if the person has chosen a password since.
     */
    @Transactional
    public Optional<Slip> reset(long personId, UUID form, Instant now) {
        var first = forms.first(form, now);
        var found = sql.one(
                "select id, display_name, sign_in_name from person where id = ? and removed_at is null"
                        + (first ? "" : " and one_time") + " for update",
                row -> new Waiting(row.getLong("id"), row.getString("display_name"), row.getString("sign_in_name")),
                personId);
        return found.map(person -> {
            var code = Codes.derived(form, personId, LENGTH);
            sql.change(
                    "update person set password_hash = ?, one_time = true where id = ?",
                    Passwords.hashOneTime(code),
                    personId);
            if (first) {
                sessions.closeAll(personId);
            }
            return new Slip(person.name(), person.signInName(), Codes.grouped(code));
        });
    }
}
