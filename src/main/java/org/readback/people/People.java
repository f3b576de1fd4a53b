package org.readback.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.readback.access.FormUse;
import org.readback.access.HandledForms;
import org.readback.access.Passwords;
import org.readback.access.Role;
import org.readback.access.Sessions;
import org.readback.kernel.Language;

/** The people of the school and how they get an account. */
@ApplicationScoped
public class People {
    private static final String ADD = """
            insert into person (school_id, role, sign_in_name, display_name, created_at)
            select :school, :role, n.sign_in_name, n.display_name, :now
            from unnest(cast(:signInNames as text[]), cast(:displayNames as text[])) as n (sign_in_name, display_name)
            on conflict (sign_in_name) do nothing
            returning id, sign_in_name
            """;
    private static final String ADD_WITH_PASSWORD = """
            insert into person (school_id, role, sign_in_name, display_name, password_hash, created_at)
            values (:school, :role, :signInName, :displayName, :hash, :now)
            on conflict (sign_in_name) do nothing
            returning id
            """;
    private static final String HIGHEST_NUMBER = """
            select greatest(1, max(cast(substring(sign_in_name from length(:base) + 1) as integer)))
            from person
            where starts_with(sign_in_name, :base) and substring(sign_in_name from length(:base) + 1) ~ '^[0-9]{1,6}$'
            """;

    private final Session database;
    private final Sessions sessions;
    private final HandledForms forms;
    private final Slips slips;

    People(Session database, Sessions sessions, HandledForms forms, Slips slips) {
        this.database = database;
        this.sessions = sessions;
        this.forms = forms;
        this.slips = slips;
    }

    @Transactional
    public long makeSchool(String name, Language language, Instant now) {
        var school = new School(name, language.tag(), now);
        school.persist();
        return school.id;
    }

    /** @param language its tag */
    @Transactional
    void changeSchool(long id, String name, String language) {
        School.<School>findById(id).change(name, language);
    }

    /** True as soon as somebody has an account. */
    public boolean anyone() {
        return database.createNativeQuery("select exists (select from person)", Tuple.class)
                .getSingleResult()
                .get(0, Boolean.class);
    }

    /**
     * Accounts that nobody can sign in to with a password until a sign-in slip is made.
     *
     * @return their ids, in the order of the names
     */
    @Transactional
    public List<Long> add(long schoolId, Role role, List<String> displayNames, Instant now) {
        var names = new SignInNames(role, displayNames, this::highestNumber);
        while (!names.pending().isEmpty()) {
            var candidates = names.pending();
            names.took(database.createNativeQuery(ADD, SignInNames.Added.class)
                    .setParameter("school", schoolId)
                    .setParameter("role", role.code())
                    .setParameter(
                            "signInNames",
                            candidates.stream()
                                    .map(SignInNames.Candidate::signInName)
                                    .toArray(String[]::new))
                    .setParameter(
                            "displayNames",
                            candidates.stream()
                                    .map(SignInNames.Candidate::displayName)
                                    .toArray(String[]::new))
                    .setParameter("now", now)
                    .getResultList());
        }
        return names.inOrder();
    }

    /** The highest number in use behind this sign-in name; 1 if only the name itself is. */
    private int highestNumber(String base) {
        return database.createNativeQuery(HIGHEST_NUMBER, Tuple.class)
                .setParameter("base", base)
                .getSingleResult()
                .get(0, Integer.class);
    }

    /**
     * An account with a sign-in name and password of the person's own choice; empty if the name is taken. It takes the hash,
     * since to make one takes long, and a connection to the database must not wait for it.
     */
    Optional<Long> addWithHash(
            long schoolId, Role role, String displayName, String signInName, String passwordHash, Instant now) {
        return database.createNativeQuery(ADD_WITH_PASSWORD, Tuple.class)
                .setParameter("school", schoolId)
                .setParameter("role", role.code())
                .setParameter("signInName", signInName)
                .setParameter("displayName", displayName)
                .setParameter("hash", passwordHash)
                .setParameter("now", now)
                .uniqueResultOptional()
                .map(row -> row.get(0, Long.class));
    }

    boolean taken(String signInName) {
        return Person.has(signInName);
    }

    /** A sign-in name for this person that is free now. */
    String proposal(String displayName) {
        var base = SignInNames.base(displayName, Role.STUDENT_ROLE);
        return taken(base) ? base + (highestNumber(base) + 1) : base;
    }

    /**
     * Whether this is the code of the slip that the person came in with. Not to be guessed by: the first one that it is not
     * becomes the password.
     */
    boolean isSlip(long personId, String password) {
        return Person.slipHash(personId)
                .map(hash -> Passwords.right(password, hash, true))
                .orElse(false);
    }

    /**
     * Sets the password that the person has chosen and ends all their sessions; nothing if the one that asks for it is over:
     * then another request has done it.
     */
    @Transactional
    public boolean changePassword(long personId, String passwordHash, String token) {
        if (!sessions.close(token)) {
            return false;
        }
        Person.<Person>findById(personId).choosePassword(passwordHash);
        Person.flush();
        sessions.closeAll(personId);
        return true;
    }

    @Transactional
    void setFont(long personId, String font) {
        Person.<Person>findById(personId).chooseFont(font);
    }

    /** @param language the tag of one, or null: as the browser asks */
    @Transactional
    public void setLanguage(long personId, String language) {
        Person.<Person>findById(personId).chooseLanguage(language);
    }

    void signOutEverywhere(long personId) {
        sessions.closeAll(personId);
    }

    /** One page of a search. @param first from 1; 0 if nothing was found */
    record Found(List<Account> people, int first, int total) {
        int last() {
            return first == 0 ? 0 : first + people.size() - 1;
        }
    }

    /**
     * Two queries.
     *
     * @param page from 1; beyond the last one it is the last one
     */
    Found search(PersonSearch search, int page, int size) {
        int total = search.count();
        int last = Math.max(1, (total + size - 1) / size);
        int offset = (Math.max(1, Math.min(page, last)) - 1) * size;
        var people = search.accounts(offset, size);
        return new Found(people, people.isEmpty() ? 0 : offset + 1, total);
    }

    /** Also those who are removed. */
    Optional<Account> ofSchool(long schoolId, long personId) {
        return Person.account(schoolId, personId);
    }

    /** By name. */
    List<Teacher> teachers(long schoolId) {
        return Person.teachers(schoolId);
    }

    /** Makes one account, however often the form arrives, and returns its id. */
    @Transactional
    public long add(long schoolId, Role role, String displayName, FormUse form, Instant now) {
        if (!forms.first(form, now)) {
            return forms.made(form).orElseThrow(NotFoundException::new);
        }
        long id = add(schoolId, role, List.of(displayName), now).get(0);
        forms.made(form, id);
        return id;
    }

    /** The account that a form has made. */
    Optional<Long> madeBy(FormUse form) {
        return forms.made(form);
    }

    @Transactional
    void rename(long schoolId, long personId, String name) {
        Person.ofSchool(schoolId, personId).orElseThrow(NotFoundException::new).rename(name);
    }

    /** The person cannot sign in any more and is signed out everywhere; false for the last administrator. */
    @Transactional
    public boolean remove(long schoolId, long personId, Instant now) {
        // Two administrators who remove each other at the same moment: the second waits for the first.
        var administrators = Person.lockAdministrators(schoolId);
        if (administrators.size() == 1 && administrators.get(0).id == personId) {
            return false;
        }
        Person.ofSchool(schoolId, personId).orElseThrow(NotFoundException::new).remove(now);
        Person.flush();
        sessions.closeAll(personId);
        slips.cancelTaughtBy(personId);
        return true;
    }

    @Transactional
    void restore(long schoolId, long personId) {
        Person.ofSchool(schoolId, personId).orElseThrow(NotFoundException::new).restore();
    }
}
