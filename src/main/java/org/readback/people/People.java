package org.readback.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.readback.access.FormUse;
import org.readback.access.HandledForms;
import org.readback.access.Passwords;
import org.readback.access.Role;
import org.readback.access.Sessions;
import org.readback.kernel.Sql;

/** The people of the school and how they get an account. */
@ApplicationScoped
public class People {
    private final Sql sql;
    private final Sessions sessions;
    private final HandledForms forms;
    private final Slips slips;

    People(Sql sql, Sessions sessions, HandledForms forms, Slips slips) {
        this.sql = sql;
        this.sessions = sessions;
        this.forms = forms;
        this.slips = slips;
    }

    @Transactional
    public long makeSchool(String name, Instant now) {
        return sql.one(
                        "insert into school (name, created_at) values (?, ?) returning id",
                        row -> row.getLong("id"),
                        name,
                        now)
                .orElseThrow();
    }

    /** True as soon as somebody has an account. */
    public boolean anyone() {
        return sql.any("select 1 from person limit 1");
    }

    /** Accounts that nobody can sign in to with a password until a sign-in slip is made; in the order of the names. */
    @Transactional
    public List<Student> add(long schoolId, Role role, List<String> displayNames, Instant now) {
        var names = new SignInNames(role, displayNames, this::highestNumber);
        var added = new ArrayList<Student>();
        while (!names.pending().isEmpty()) {
            var candidates = names.pending();
            var rows = sql.list(
                    """
                    insert into person (school_id, role, sign_in_name, display_name, created_at)
                    select ?, ?, n.sign_in_name, n.display_name, ?
                    from unnest(?::text[], ?::text[]) as n (sign_in_name, display_name)
                    on conflict (sign_in_name) do nothing
                    returning id, display_name, sign_in_name
                    """,
                    row -> new Student(row.getLong("id"), row.getString("display_name"), row.getString("sign_in_name")),
                    schoolId,
                    role.code(),
                    now,
                    candidates.stream().map(SignInNames.Candidate::signInName).toList(),
                    candidates.stream().map(SignInNames.Candidate::displayName).toList());
            names.took(rows.stream().map(Student::signInName).toList());
            added.addAll(rows);
        }
        return names.inOrder(added);
    }

    /** The highest number in use behind this sign-in name; 1 if only the name itself is. */
    private int highestNumber(String base) {
        return sql.one("""
                        select max(substring(sign_in_name from length(?) + 1)::integer) as highest
                        from person
                        where starts_with(sign_in_name, ?) and substring(sign_in_name from length(?) + 1) ~ '^[0-9]{1,6}$'
                        """, row -> Math.max(1, row.getInt("highest")), base, base, base)
                .orElse(1);
    }

    /** An account with a sign-in name and password of the person's own choice; empty if the name is taken. */
    public Optional<Long> addWithPassword(
            long schoolId, Role role, String displayName, String signInName, String password, Instant now) {
        return addWithHash(schoolId, role, displayName, signInName, Passwords.hash(password), now);
    }

    /** For transactions: to hash a password takes long, and a connection to the database must not wait for it. */
    Optional<Long> addWithHash(
            long schoolId, Role role, String displayName, String signInName, String passwordHash, Instant now) {
        return sql.one(
                """
                insert into person (school_id, role, sign_in_name, display_name, password_hash, created_at)
                values (?, ?, ?, ?, ?, ?)
                on conflict (sign_in_name) do nothing
                returning id
                """, row -> row.getLong("id"), schoolId, role.code(), signInName, displayName, passwordHash, now);
    }

    boolean taken(String signInName) {
        return sql.any("select 1 from person where sign_in_name = ?", signInName);
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
        return sql.one(
                        "select password_hash from person where id = ? and password_hash is not null and one_time",
                        row -> Passwords.right(password, row.getString("password_hash"), true),
                        personId)
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
        sql.change("update person set password_hash = ?, one_time = false where id = ?", passwordHash, personId);
        sessions.closeAll(personId);
        return true;
    }

    void setFont(long personId, String font) {
        sql.change("update person set font = ? where id = ?", font, personId);
    }

    void signOutEverywhere(long personId) {
        sessions.closeAll(personId);
    }

    /**
     * A person as the administrator sees them.
     *
     * @param ownPassword false until the person has chosen one
     * @param slipMade true if a sign-in slip was made that still works
     */
    record Person(
            long id,
            String name,
            String signInName,
            Role role,
            Optional<Instant> signedInAt,
            boolean ownPassword,
            boolean slipMade,
            boolean removed) {}

    private static final String PERSON = """
            select id, display_name, sign_in_name, role, signed_in_at,
                password_hash is not null and not one_time as own_password,
                password_hash is not null and one_time as slip_made, removed_at is not null as removed
            from person""";

    /** One page of a search. @param first from 1; 0 if nothing was found */
    record Found(List<Person> people, int first, int total) {
        int last() {
            return first == 0 ? 0 : first + people.size() - 1;
        }
    }

    /** Whom a search is about. */
    enum Show {
        ALL("removed_at is null"),
        STUDENTS("removed_at is null and role = 'student'"),
        TEACHERS("removed_at is null and role = 'teacher'"),
        ADMINISTRATORS("removed_at is null and role = 'administrator'"),
        REMOVED("removed_at is not null");

        private final String condition;

        Show(String condition) {
            this.condition = condition;
        }
    }

    /**
     * People whose name or sign-in name contains the words, by name; two queries.
     *
     * @param words may be empty; @param page from 1; beyond the last one it is the last one
     */
    Found search(long schoolId, String words, Show show, int page, int size) {
        var where = " where school_id = ? and " + show.condition
                + " and (strpos(lower(display_name), lower(?)) > 0 or strpos(sign_in_name, lower(?)) > 0)";
        int total = sql.one("select count(*) from person" + where, row -> row.getInt(1), schoolId, words, words)
                .orElseThrow();
        int last = Math.max(1, (total + size - 1) / size);
        int offset = (Math.max(1, Math.min(page, last)) - 1) * size;
        var people = sql.list(
                PERSON + where + " order by lower(display_name), id limit ? offset ?",
                People::readPerson,
                schoolId,
                words,
                words,
                size,
                offset);
        return new Found(people, people.isEmpty() ? 0 : offset + 1, total);
    }

    /** Also those who are removed. */
    Optional<Person> ofSchool(long schoolId, long personId) {
        return sql.one(PERSON + " where school_id = ? and id = ?", People::readPerson, schoolId, personId);
    }

    /** By name. */
    List<Student> teachers(long schoolId) {
        return sql.list(
                """
                select id, display_name, sign_in_name
                from person
                where school_id = ? and role = 'teacher' and removed_at is null
                order by lower(display_name), id
                """,
                row -> new Student(row.getLong("id"), row.getString("display_name"), row.getString("sign_in_name")),
                schoolId);
    }

    private static Person readPerson(ResultSet row) throws SQLException {
        return new Person(
                row.getLong("id"),
                row.getString("display_name"),
                row.getString("sign_in_name"),
                Role.of(row.getString("role")),
                Sql.optionalInstant(row, "signed_in_at"),
                row.getBoolean("own_password"),
                row.getBoolean("slip_made"),
                row.getBoolean("removed"));
    }

    /** Makes one account, however often the form arrives, and returns its id. */
    @Transactional
    public long add(long schoolId, Role role, String displayName, FormUse form, Instant now) {
        if (!forms.first(form, now)) {
            return forms.made(form).orElseThrow(NotFoundException::new);
        }
        long id = add(schoolId, role, List.of(displayName), now).get(0).id();
        forms.made(form, id);
        return id;
    }

    /** The account that a form has made. */
    Optional<Long> madeBy(FormUse form) {
        return forms.made(form);
    }

    void rename(long personId, String name) {
        sql.change("update person set display_name = ? where id = ?", name, personId);
    }

    /** The person cannot sign in any more and is signed out everywhere; false for the last administrator. */
    @Transactional
    public boolean remove(long schoolId, long personId, Instant now) {
        // Two administrators who remove each other at the same moment: the second waits for the first.
        var administrators = sql.list("""
                select id from person
                where school_id = ? and role = 'administrator' and removed_at is null
                order by id for update
                """, row -> row.getLong("id"), schoolId);
        if (administrators.equals(List.of(personId))) {
            return false;
        }
        sql.change(
                "update person set removed_at = ? where id = ? and school_id = ? and removed_at is null",
                now,
                personId,
                schoolId);
        sessions.closeAll(personId);
        slips.cancelTaughtBy(personId);
        return true;
    }

    void restore(long personId) {
        sql.change("update person set removed_at = null where id = ?", personId);
    }
}
