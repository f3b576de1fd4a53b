package org.readback.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.readback.access.FormUse;
import org.readback.access.HandledForms;
import org.readback.access.Passwords;
import org.readback.access.Sessions;
import org.readback.kernel.PrintedCodes;

/**
 * Sign-in slips: the one-time passwords that are printed and handed out. They are kept nowhere in plain; they follow from
 * the form that asked for them and a key of the server, so that a repeated form shows the same slips and not new ones, and
 * so that nobody knows them by the id of the form, which its sender can choose.
 */
@ApplicationScoped
class Slips {
    private static final int LENGTH = 8;

    private static final String WAITING = """
            select p.id, p.display_name, p.sign_in_name
            from person p
            join enrolment e on e.person_id = p.id
            where e.class_id = :class and e.removed_at is null and p.id = any (:people) and p.role = 'student'
              and p.removed_at is null and (p.one_time or p.password_hash is null)
            order by p.id
            for update of p
            """;
    private static final String TAKE = """
            update person p set password_hash = n.hash, one_time = true
            from unnest(cast(:people as bigint[]), cast(:hashes as text[])) as n (id, hash)
            where p.id = n.id
            """;
    /** Whoever came in with such a slip and has not chosen a password is signed out. */
    private static final String CANCEL = """
            with cancelled as (
                update person p set password_hash = null
                where p.role = 'student' and p.one_time and p.password_hash is not null and p.id %s
                returning p.id)
            delete from sign_in_session where person_id in (select id from cancelled)
            """;

    private static final String CANCEL_OF_STUDENT = CANCEL.formatted("= :id");
    private static final String CANCEL_OF_CLASS = CANCEL.formatted(
            "in (select e.person_id from enrolment e where e.class_id = :id and e.removed_at is null)");
    private static final String CANCEL_TAUGHT_BY = CANCEL.formatted("""
            in (select e.person_id from enrolment e join class_teacher t on t.class_id = e.class_id
                where t.person_id = :id and e.removed_at is null)""");

    private final Session database;
    private final Sessions sessions;
    private final HandledForms forms;

    Slips(Session database, Sessions sessions, HandledForms forms) {
        this.database = database;
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
        var waiting = database.createNativeQuery(WAITING, Waiting.class)
                .setParameter("class", classId)
                .setParameter("people", personIds.toArray(Long[]::new))
                .getResultList();
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
        database.createNativeMutationQuery(TAKE)
                .setParameter("people", waiting.stream().map(Waiting::id).toArray(Long[]::new))
                .setParameter("hashes", hashes.toArray(String[]::new))
                .executeUpdate();
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
        var found = Person.lock(personId).filter(person -> !person.removed() && (first || person.oneTime));
        return found.map(person -> {
            var code = forms.slipCode(form, personId, LENGTH);
            person.takeSlip(Passwords.hashOneTime(code));
            Person.flush();
            if (first) {
                sessions.closeAll(personId);
            }
            return new Slip(person.displayName, person.signInName, PrintedCodes.grouped(code));
        });
    }

    /** A student's slip that no password was chosen with yet stops working. */
    void cancel(long personId) {
        cancel(CANCEL_OF_STUDENT, personId);
    }

    /** The same for all who attend a class: somebody who may know their slips teaches them no more. */
    void cancelOfClass(long classId) {
        cancel(CANCEL_OF_CLASS, classId);
    }

    /** The same for all whom this person teaches. */
    void cancelTaughtBy(long teacherId) {
        cancel(CANCEL_TAUGHT_BY, teacherId);
    }

    private void cancel(String statement, long id) {
        database.createNativeMutationQuery(statement).setParameter("id", id).executeUpdate();
    }
}
