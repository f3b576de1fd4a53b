package org.readback.assignments;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.Optional;
import org.readback.kernel.Faults;
import org.readback.kernel.FormFields;
import org.readback.kernel.SchoolTime;

/** What a student gets extra, as a teacher types it. */
record ExtraForm(String student, String percent, String minutes, String attempts, String closes) {
    static final ExtraForm EMPTY = new ExtraForm("", "100", "0", "0", "");

    static ExtraForm of(long personId, Extra extra, SchoolTime times) {
        return new ExtraForm(
                Long.toString(personId),
                Integer.toString(extra.percent()),
                Integer.toString(extra.minutes()),
                Integer.toString(extra.attempts()),
                extra.closesAt().map(times::field).orElse(""));
    }

    static ExtraForm of(MultivaluedMap<String, String> fields) {
        return new ExtraForm(
                FormFields.text(fields, "student"),
                FormFields.text(fields, "percent"),
                FormFields.text(fields, "minutes"),
                FormFields.text(fields, "attempts"),
                FormFields.text(fields, "closes"));
    }

    public boolean isFor(long personId) {
        return student.equals(Long.toString(personId));
    }

    /** @param close the assignment's own; empty for the whole class, and where it never closes */
    Optional<Extra> read(Optional<Instant> close, SchoolTime times, TeachingMessages messages, Faults faults) {
        var factor = FormFields.number(percent.isEmpty() ? "100" : percent, 100, Extra.MOST_PERCENT);
        if (factor.isEmpty()) {
            faults.add("percent", messages.percentForm(Extra.MOST_PERCENT));
        }
        var more = FormFields.number(minutes.isEmpty() ? "0" : minutes, 0, Rules.LONGEST_LIMIT_MINUTES);
        if (more.isEmpty()) {
            faults.add("minutes", messages.numberForm(Rules.LONGEST_LIMIT_MINUTES));
        }
        var tries = FormFields.number(attempts.isEmpty() ? "0" : attempts, 0, Rules.MOST_ATTEMPTS);
        if (tries.isEmpty()) {
            faults.add("attempts", messages.numberForm(Rules.MOST_ATTEMPTS));
        }
        var later = close.isEmpty() || closes.isEmpty() ? Optional.<Instant>empty() : times.parse(closes);
        if (close.isPresent()
                && !closes.isEmpty()
                && later.filter(at -> at.isAfter(close.get())).isEmpty()) {
            faults.add(
                    "closes",
                    messages.laterCloseForm(times.dayAndTime(close.get()), Integer.toString(SchoolTime.LAST_YEAR)));
        }
        return faults.any()
                ? Optional.empty()
                : Optional.of(new Extra(factor.getAsInt(), more.getAsInt(), tries.getAsInt(), later));
    }
}
