package org.readback.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The people of the school and how they get an account. */
@ApplicationScoped
public class People {
    static final String VIEWER = """
            p.id, p.school_id, p.role, p.display_name, p.sign_in_name, p.font, p.one_time, s.name as school_name""";

    private final Sql sql;

    People(Sql sql) {
        this.sql = sql;
    }

    @Transactional
    public long makeSchool(String name, Instant now) {
        return sql.first(
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

    /** An account with a sign-in name made from the person's name and a one-time password. */
    @Transactional
    public Account add(long schoolId, Role role, String displayName, Instant now) {
        var added = add(schoolId, role, List.of(displayName), now).get(0);
        return new Account(added.id(), added.signInName(), giveOneTimePassword(added.id(), Codes.random(8)));
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
                    from unnest(?, ?) as n (sign_in_name, display_name)
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
        return sql.first("""
                        select max(substring(sign_in_name from length(?) + 1)::integer) as highest
                        from person
                        where starts_with(sign_in_name, ?) and substring(sign_in_name from length(?) + 1) ~ '^[0-9]{1,6}$'
                        """, row -> Math.max(1, row.getInt("highest")), base, base, base)
                .orElse(1);
    }

    /** Returns the password as it is printed. */
    String giveOneTimePassword(long personId, String code) {
        sql.change(
                "update person set password_hash = ?, one_time = true where id = ?",
                Passwords.hashOneTime(code),
                personId);
        return Codes.grouped(code);
    }

    public Optional<Viewer> find(long id) {
        return sql.first("select " + VIEWER + """
                 from person p
                join school s on s.id = p.school_id
                where p.id = ? and p.removed_at is null
                """, People::viewer, id);
    }

    static Viewer viewer(ResultSet row) throws SQLException {
        return new Viewer(
                row.getLong("id"),
                row.getLong("school_id"),
                Role.of(row.getString("role")),
                row.getString("display_name"),
                row.getString("sign_in_name"),
                row.getString("font"),
                row.getBoolean("one_time"),
                row.getString("school_name"));
    }
}
