package org.readback.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.readback.access.FormUse;
import org.readback.access.HandledForms;
import org.readback.access.Passwords;
import org.readback.access.Sessions;
import org.readback.kernel.PrintedCodes;
import org.readback.kernel.Sql;

/**
 * Sign-in slips: the one-time passwords that are printed and handed out. They are kept nowhere in plain; they follow from
 * the form that asked for them and a key of the server, so that a repeated form shows the same slips and not new ones, and
 * so that nobody knows them by the id of the form, which its sender can choose.
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
    public List<Slip> make(long classId, Collection<Long> personIds, FormUse form) {
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
            var code = forms.slipCode(form, person.id(), LENGTH);
            hashes.add(Passwords.hashOneTime(code));
            slips.add(new Slip(person.name(), person.signInName(), PrintedCodes.grouped(code)));
        }
        sql.change("""
                update person p set password_hash = n.hash, one_time = true
                from unnest(?::bigint[], ?::text[]) as n (id, hash)
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
    public Optional<Slip> reset(long personId, FormUse form, Instant now) {
        var first = forms.first(form, now);
        var found = sql.one(
                "select id, display_name, sign_in_name from person where id = ? and removed_at is null"
                        + (first ? "" : " and one_time") + " for update",
                row -> new Waiting(row.getLong("id"), row.getString("display_name"), row.getString("sign_in_name")),
                personId);
        return found.map(person -> {
            var code = forms.slipCode(form, personId, LENGTH);
            sql.change(
                    "update person set password_hash = ?, one_time = true where id = ?",
                    Passwords.hashOneTime(code),
                    personId);
            if (first) {
                sessions.closeAll(personId);
            }
            return new Slip(person.name(), person.signInName(), PrintedCodes.grouped(code));
        });
    }

    /** A student's slip that no password was chosen with yet stops working. */
    void cancel(long personId) {
        cancel("p.id = ?", personId);
    }

    /** The same for all who attend a class: somebody who may know their slips teaches them no more. */
    void cancelOfClass(long classId) {
        cancel("p.id in (select e.person_id from enrolment e where e.class_id = ? and e.removed_at is null)", classId);
    }

    /** The same for all whom this person teaches. */
    void cancelTaughtBy(long teacherId) {
        cancel("""
                p.id in (select e.person_id from enrolment e join class_teacher t on t.class_id = e.class_id
                         where t.person_id = ? and e.removed_at is null)
                """, teacherId);
    }

    /** Whoever came in with such a slip and has not chosen a password is signed out. */
    private void cancel(String whose, long id) {
        sql.change("""
                with cancelled as (
                    update person p set password_hash = null
                    where p.role = 'student' and p.one_time and p.password_hash is not null and\s""" + whose + """
                     returning p.id)
                delete from sign_in_session where person_id in (select id from cancelled)
                """, id);
    }
}
