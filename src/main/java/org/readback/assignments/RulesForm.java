package org.readback.assignments;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.readback.kernel.Faults;
import org.readback.kernel.FormFields;
import org.readback.kernel.SchoolTime;

/**
 * The rules of an assignment as a teacher types them. Texts are as typed, so that the form comes back as it was.
 *
 * @param keysBetween ticked: students may see every key before their next attempt
 */
record RulesForm(
        String opens,
        String closes,
        String limit,
        String attempts,
        String counting,
        String feedback,
        boolean keysBetween,
        boolean shuffleQuestions,
        boolean shuffleOptions) {

    /** Open from now until the evening a week from now, one attempt, feedback after it. */
    static RulesForm fresh(SchoolTime times, Instant now) {
        var close = now.atZone(times.zone())
                .toLocalDate()
                .plusDays(7)
                .atTime(LocalTime.of(18, 0))
                .atZone(times.zone())
                .toInstant();
        return of(Rules.plain(now).closingAt(close), times);
    }

    static RulesForm of(Rules rules, SchoolTime times) {
        return new RulesForm(
                times.field(rules.opensAt()),
                rules.closesAt().map(times::field).orElse(""),
                rules.timeLimit().map(limit -> Long.toString(limit.toMinutes())).orElse(""),
                rules.attemptsAllowed().isPresent()
                        ? Integer.toString(rules.attemptsAllowed().getAsInt())
                        : "",
                rules.counting().code(),
                rules.feedback().code(),
                rules.showsKeysBetweenAttempts(),
                rules.shuffleQuestions(),
                rules.shuffleOptions());
    }

    static RulesForm of(MultivaluedMap<String, String> fields) {
        return new RulesForm(
                FormFields.text(fields, "opens"),
                FormFields.text(fields, "closes"),
                FormFields.text(fields, "limit"),
                FormFields.text(fields, "attempts"),
                FormFields.text(fields, "counting"),
                FormFields.text(fields, "feedback"),
                fields.containsKey("keysBetween"),
                fields.containsKey("shuffleQuestions"),
                fields.containsKey("shuffleOptions"));
    }

    /**
     * The rules, if nothing is wrong with them.
     *
     * @param before the rules that are changed: their times may stay although they are over
     */
    Optional<Rules> read(
            Optional<Rules> before, SchoolTime times, TeachingMessages messages, Faults faults, Instant now) {
        var opening = before.map(Rules::opensAt).orElse(now);
        var opensAt = opens.isEmpty() ? Optional.of(opening) : unchanged(opens, Optional.of(opening), times);
        if (opensAt.isEmpty()) {
            faults.add("opens", timeForm(times, messages, now));
        }
        var closesAt = unchanged(closes, before.flatMap(Rules::closesAt), times);
        if (!closes.isEmpty() && closesAt.isEmpty()) {
            faults.add("closes", timeForm(times, messages, now));
        }
        if (closesAt.isPresent() && opensAt.isPresent() && !closesAt.get().isAfter(opensAt.get())) {
            faults.add("closes", messages.closesTooEarly());
        } else if (before.isEmpty() && closesAt.filter(at -> !at.isAfter(now)).isPresent()) {
            faults.add("closes", messages.closesInThePast());
        }
        var minutes = FormFields.number(limit, 1, Rules.LONGEST_LIMIT_MINUTES);
        if (!limit.isEmpty() && minutes.isEmpty()) {
            faults.add("limit", messages.limitForm(Rules.LONGEST_LIMIT_MINUTES));
        }
        var allowed = FormFields.number(attempts, 1, Rules.MOST_ATTEMPTS);
        if (!attempts.isEmpty() && allowed.isEmpty()) {
            faults.add("attempts", messages.attemptsForm(Rules.MOST_ATTEMPTS));
        }
        var counted = Stream.of(Counting.values())
                .filter(choice -> choice.code().equals(counting))
                .findFirst();
        if (counted.isEmpty()) {
            faults.add("counting", messages.choiceMissing());
        }
        var shown = Stream.of(FeedbackPolicy.values())
                .filter(choice -> choice.code().equals(feedback))
                .findFirst();
        if (shown.isEmpty()) {
            faults.add("feedback", messages.choiceMissing());
        } else if (shown.get() == FeedbackPolicy.AFTER_CLOSE && closes.isEmpty()) {
            faults.add("feedback", messages.feedbackNeedsClose());
        } else if (shown.get() == FeedbackPolicy.AFTER_LAST && closes.isEmpty() && attempts.isEmpty()) {
            faults.add("feedback", messages.feedbackNeedsLast());
        }
        boolean several = attempts.isEmpty() || allowed.orElse(1) > 1;
        if (several
                && !keysBetween
                && shown.filter(FeedbackPolicy.AT_ONCE::equals).isPresent()) {
            faults.add("keysBetween", messages.keysBetweenFault());
        }
        if (faults.any()) {
            return Optional.empty();
        }
        return Optional.of(new Rules(
                opensAt.orElseThrow(),
                closesAt,
                minutes.isPresent() ? Optional.of(Duration.ofMinutes(minutes.getAsInt())) : Optional.empty(),
                allowed.isPresent() ? OptionalInt.of(allowed.getAsInt()) : OptionalInt.empty(),
                counted.orElseThrow(),
                shuffleQuestions,
                shuffleOptions,
                shown.orElseThrow()));
    }

    private static String timeForm(SchoolTime times, TeachingMessages messages, Instant now) {
        // Years as texts: as numbers they may come grouped.
        return messages.timeForm(
                times.field(now).replace('T', ' '),
                Integer.toString(SchoolTime.FIRST_YEAR),
                Integer.toString(SchoolTime.LAST_YEAR));
    }

    /** A field has no seconds: left as it was it means the time that it came from, to the last of them. */
    private static Optional<Instant> unchanged(String field, Optional<Instant> before, SchoolTime times) {
        return before.filter(at -> times.field(at).equals(field)).or(() -> times.parse(field));
    }
}
