package org.readback.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.readback.kernel.Sql;

/** Persons as they are when they are signed in. Only read here: the table belongs to {@code people}. */
@ApplicationScoped
public class Viewers {
    static final String COLUMNS = """
            p.id, p.school_id, p.role, p.display_name, p.sign_in_name, p.font, p.one_time, s.name as school_name""";

    private final Sql sql;
    private final boolean demo;

    Viewers(Sql sql, @ConfigProperty(name = "readback.demo") boolean demo) {
        this.sql = sql;
        this.demo = demo;
    }

    /** Empty for who is removed. */
    public Optional<Viewer> find(long id) {
        return sql.one("select " + COLUMNS + """
                 from person p
                join school s on s.id = p.school_id
                where p.id = ? and p.removed_at is null
                """, Viewers::read, id);
    }

    /** One teacher and one administrator if there is one, and the first few students. */
    List<Viewer> forDemo() {
        return sql.list("""
                select p.*, s.name as school_name
                from (select *, row_number() over (partition by role order by id) as place
                      from person where removed_at is null) p
                join school s on s.id = p.school_id
                where p.place <= case p.role when 'student' then 4 else 1 end
                order by case p.role when 'teacher' then 1 when 'student' then 2 else 3 end, p.place
                """, Viewers::read);
    }

    /** True while nobody runs this installation: no administrator, and no demo either. */
    public boolean setUpNeeded() {
        return !demo && !sql.any("select 1 from person where role = 'administrator' and removed_at is null limit 1");
    }

    static Viewer read(ResultSet row) throws SQLException {
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
