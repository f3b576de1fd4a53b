package org.readback.assignments;

import jakarta.persistence.EnumeratedValue;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which of a student's submitted attempts at an assignment counts. */
public enum Counting {
    /** The one with the most points; of equals the earliest. */
    HIGHEST("highest"),
    FIRST("first"),
    LAST("last");

    @EnumeratedValue
    private final String code;

    Counting(String code) {
        this.code = code;
    }

    /** What the choice looks at: the attempt's number and the points that it earned. */
    public interface Counted {
        int number();

        int earned();
    }

    /** As the database and forms have it: {@code highest}. */
    public String code() {
        return code;
    }

    /** @throws IllegalArgumentException for a code that does not exist */
    public static Counting of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** Empty if nothing was submitted. */
    public <A extends Counted> Optional<A> pick(List<A> submitted) {
        var byNumber = Comparator.comparingInt(Counted::number);
        return switch (this) {
            case FIRST -> submitted.stream().min(byNumber);
            case LAST -> submitted.stream().max(byNumber);
            case HIGHEST ->
                submitted.stream().max(Comparator.comparingInt(Counted::earned).thenComparing(byNumber.reversed()));
        };
    }
}
