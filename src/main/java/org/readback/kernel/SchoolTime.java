package org.readback.kernel;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.util.TimeZone;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Instants as people at the school read and type them: in the school's time zone and the reader's language. */
@Singleton
public class SchoolTime {
    public static final int FIRST_YEAR = 2000;
    public static final int LAST_YEAR = 2099;

    /** A day more on either side than the years that people may type: a year begins at another instant in each zone. */
    private static final Instant EARLIEST = Instant.parse("1999-12-31T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2100-01-02T00:00:00Z");

    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    /** What is shown, in the letters of Unicode's date skeletons; each language puts it in its own order. */
    private static final String DAY = "yMMMEd";

    private static final String DAY_AND_TIME = "yMMMEdjm";
    private static final String DAY_AND_SECOND = "yMMMEdjms";

    private record Form(Language language, String skeleton) {}

    private final ZoneId zone;
    private final ReaderLanguage language;
    private final Map<Form, DateFormat> forms = new ConcurrentHashMap<>();

    SchoolTime(@ConfigProperty(name = "readback.time-zone") Optional<String> zone, ReaderLanguage language) {
        this.language = language;
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

    /** {@code Tue, 24 Nov 2026}, in the reader's language. */
    public String day(Instant instant) {
        return format(DAY, instant);
    }

    /** {@code Tue, 24 Nov 2026, 10:42}, in the reader's language. */
    public String dayAndTime(Instant instant) {
        return format(DAY_AND_TIME, instant);
    }

    /** {@code Tue, 24 Nov 2026, 10:42:07}, in the reader's language. */
    public String dayAndSecond(Instant instant) {
        return format(DAY_AND_SECOND, instant);
    }

    private String format(String skeleton, Instant instant) {
        var form = forms.computeIfAbsent(new Form(language.get(), skeleton), SchoolTime::form);
        // The school's own clock, as if it were UTC: ICU has time zones of its own, of another version.
        var local = instant.atZone(zone).toLocalDateTime().toInstant(ZoneOffset.UTC);
        return ((DateFormat) form.clone()).format(Date.from(local)); // a format is no thing for several threads
    }

    private static DateFormat form(Form form) {
        var format = DateFormat.getInstanceForSkeleton(
                form.skeleton(), form.language().icu());
        format.setTimeZone(TimeZone.GMT_ZONE);
        return format;
    }

    /** {@code 10:42:07}, the same in every language: a save says it, which must not ask who is signed in. */
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
