package org.readback.kernel;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Instants as people at the school read and type them, in the school's time zone. */
@Singleton
public class SchoolTime {
    public static final int FIRST_YEAR = 2000;
    public static final int LAST_YEAR = 2099;

    /** A day more on either side than the years that people may type: a year begins at another instant in each zone. */
    private static final Instant EARLIEST = Instant.parse("1999-12-31T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2100-01-02T00:00:00Z");

    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);

    private final ZoneId zone;

    SchoolTime(@ConfigProperty(name = "readback.time-zone") Optional<String> zone) {
        // As text: Quarkus's converter for zones fails on a setting that is not there.
        this.zone = zone.map(ZoneId::of).orElse(ZoneId.systemDefault());
    }

    /** What the database takes for a time that somebody typed: see {@code V001__create_schema.sql}. */
    public static boolean storable(Instant instant) {
        return !instant.isBefore(EARLIEST) && !instant.isAfter(LATEST);
    }

    public ZoneId zone() {
        return zone;
    }

    /** {@code Tue 24 Nov 2026}. */
    public String day(Instant instant) {
        return DAY.format(instant.atZone(zone));
    }

    /** {@code Tue 24 Nov 2026, 10:42}. */
    public String dayAndTime(Instant instant) {
        return DAY_AND_TIME.format(instant.atZone(zone));
    }

    /** {@code 10:42:07}. */
    public String time(Instant instant) {
        return TIME.format(instant.atZone(zone));
    }

    /** As the value of an {@code <input type="datetime-local">}. */
    public String field(Instant instant) {
        return FIELD.format(instant.atZone(zone));
    }

    /**
     * Reads what an {@code <input type="datetime-local">} sent; empty if it is no date and time, or not in the years
     * {@link #FIRST_YEAR} to {@link #LAST_YEAR}.
     */
    public Optional<Instant> parse(String field) {
        try {
            return Optional.of(LocalDateTime.parse(field.strip()))
                    .filter(typed -> typed.getYear() >= FIRST_YEAR && typed.getYear() <= LAST_YEAR)
                    .map(typed -> typed.atZone(zone).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
