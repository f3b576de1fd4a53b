package org.readback.assignments;

import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.readback.kernel.SchoolTime;

/**
 * What one student gets beyond the rules of an assignment.
 *
 * @param percent of the time limit, 100 to 400; 100 for no more than the others have
 * @param minutes on top of that, 0 to 1440; without a time limit they go on top of the closing time
 * @param attempts beyond those allowed, 0 to 100
 * @param closesAt when it closes for this student; it never closes earlier than for the others
 */
public record Extra(int percent, int minutes, int attempts, Optional<Instant> closesAt) {
    public static final Extra NONE = new Extra(100, 0, 0, Optional.empty());

    public static final int MOST_PERCENT = 400;

    /** The same bounds as the constraints of the table: forms say it kindly before this says it bluntly. */
    public Extra {
        if (percent < 100 || percent > MOST_PERCENT) {
            throw new IllegalArgumentException(percent + " % of the time");
        }
        if (minutes < 0 || minutes > Rules.LONGEST_LIMIT_MINUTES) {
            throw new IllegalArgumentException(minutes + " extra minutes");
        }
        if (attempts < 0 || attempts > Rules.MOST_ATTEMPTS) {
            throw new IllegalArgumentException(attempts + " extra attempts");
        }
        if (!closesAt.map(SchoolTime::storable).orElse(true)) {
            throw new IllegalArgumentException("closes " + closesAt);
        }
    }

    public static Extra ofMinutes(int minutes) {
        return new Extra(100, minutes, 0, Optional.empty());
    }

    public static Extra ofPercent(int percent) {
        return new Extra(percent, 0, 0, Optional.empty());
    }

    public boolean nothing() {
        return equals(NONE);
    }

    /** How much longer than the others, in whole minutes, begun ones counted. */
    public Duration time(Optional<Duration> limit) {
        long more = limit.map(allowed -> allowed.toSeconds() * (percent - 100) / 100)
                .orElse(0L);
        return Duration.ofMinutes(minutes + (more + 59) / 60);
    }

    /**
     * Joins accommodation x: all that one student has in an assignment s, what holds in the whole class with what holds in
     * this assignment. The larger factor counts; minutes and attempts add up.
     *
     * @param person the column with the student's id
     */
    public static String join(String person) {
        return """
                left join lateral (
                    select least(coalesce(max(m.time_percent), 100), 400) as time_percent,
                        least(coalesce(sum(m.extra_minutes), 0), 1440)::integer as extra_minutes,
                        least(coalesce(sum(m.extra_attempts), 0), 100)::integer as extra_attempts,
                        max(m.closes_at) as later_close
                    from accommodation m
                    where m.class_id = s.class_id and m.person_id = %s
                      and (m.assignment_id is null or m.assignment_id = s.id)) x on true
                """.formatted(person);
    }

    public static final String COLUMNS = "x.time_percent, x.extra_minutes, x.extra_attempts, x.later_close";

    /** Reads {@link #COLUMNS}. */
    public static Extra read(Tuple row) {
        return new Extra(
                row.get("time_percent", Integer.class),
                row.get("extra_minutes", Integer.class),
                row.get("extra_attempts", Integer.class),
                Optional.ofNullable(row.get("later_close", Instant.class)));
    }
}
