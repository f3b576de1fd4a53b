package org.readback.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;

/** Persons as they are when they are signed in. Only read here: the table belongs to {@code people}. */
@ApplicationScoped
public class Viewers {
    private static final String FIND = "select " + ViewerRow.COLUMNS + """
             from person p
            join school s on s.id = p.school_id
            where p.id = :id and p.removed_at is null
            """;
    private static final String FOR_DEMO = "select " + ViewerRow.COLUMNS + """
             from (select *, row_number() over (partition by role order by id) as place
                  from person where removed_at is null) p
            join school s on s.id = p.school_id
            where p.place <= case p.role when 'student' then 4 else 1 end
            order by case p.role when 'teacher' then 1 when 'student' then 2 else 3 end, p.place
            """;

    private record SetUpNeeded(boolean needed) {}

    private final Session database;
    private final boolean demo;

    Viewers(Session database, @ConfigProperty(name = "readback.demo") boolean demo) {
        this.database = database;
        this.demo = demo;
    }

    /** Empty for who is removed. */
    public Optional<Viewer> find(long id) {
        return database.createNativeQuery(FIND, ViewerRow.class)
                .setParameter("id", id)
                .uniqueResultOptional()
                .map(ViewerRow::viewer);
    }

    /** One teacher and one administrator if there is one, and the first few students. */
    List<Viewer> forDemo() {
        return database.createNativeQuery(FOR_DEMO, ViewerRow.class).getResultList().stream()
                .map(ViewerRow::viewer)
                .toList();
    }

    /** True while nobody runs this installation: no administrator, and no demo either. */
    public boolean setUpNeeded() {
        return !demo
                && database.createNativeQuery("""
                                select not exists (
                                    select from person where role = 'administrator' and removed_at is null)
                                """, SetUpNeeded.class)
                        .getSingleResult()
                        .needed();
    }
}
