package org.readback.delivery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.readback.kernel.Faults;
import org.readback.people.SignIn;

/**
 * Answers that a form without script brought after its sender's sign-in had ended. The page that asks for the password
 * carries them, so that they are saved with the sign-in; no browser would find them again by going back.
 */
@Singleton
class HeldAnswers {
    @CheckedTemplate(basePath = "delivery")
    static class Templates {
        static native TemplateInstance held(
                long attemptId, List<Field> fields, String name, boolean other, Faults faults);
    }

    record Field(String name, String value) {}

    private static final Pattern ANSWER =
            Pattern.compile("go|(?:seq|flag):[\\w-]{1,100}|[\\w-]{1,100}\\.[\\w-]{1,100}");

    private final Attempts attempts;
    private final SignIn signIn;
    private final DeliveryMessages messages;

    HeldAnswers(Attempts attempts, SignIn signIn, DeliveryMessages messages) {
        this.attempts = attempts;
        this.signIn = signIn;
        this.messages = messages;
    }

    /**
     * Asks for name and password, or saves the answers with them.
     *
     * @param other whether somebody is signed in whose attempt it is not
     * @param session the token that the browser has, or null
     * @param save what to do with the attempt once its student has signed in
     */
    Response answer(
            long attemptId,
            MultivaluedMap<String, String> form,
            boolean other,
            String session,
            Instant now,
            Function<Attempt, Response> save) {
        var name = form.getFirst("name");
        var password = form.getFirst("password");
        var faults = Faults.none();
        if (name == null || password == null) {
            // Whoever is signed in hears the same of every attempt that is not theirs.
            return page(other ? 404 : 401, attemptId, form, other, faults);
        }
        var outcome = signIn.check(name, password, now);
        if (outcome.pause().isPresent()) {
            long seconds = Math.max(1, outcome.pause().get().plusMillis(999).toSeconds());
            faults.add("name", messages.againWait(Long.toString(seconds)));
            return Response.fromResponse(page(429, attemptId, form, other, faults))
                    .header("Retry-After", seconds)
                    .build();
        }
        if (outcome.personId().isEmpty()) {
            faults.add("name", messages.heldWrong());
            return page(422, attemptId, form, other, faults);
        }
        var attempt = attempts.of(outcome.personId().get(), attemptId);
        if (attempt.isEmpty()) {
            faults.add("name", messages.heldNotTheirs());
            return page(422, attemptId, form, other, faults);
        }
        if (session != null) {
            signIn.close(session);
        }
        return Response.fromResponse(save.apply(attempt.get()))
                .cookie(signIn.open(attempt.get().personId(), now))
                .build();
    }

    private static Response page(
            int status, long attemptId, MultivaluedMap<String, String> form, boolean other, Faults faults) {
        var fields = new ArrayList<Field>();
        form.forEach((name, values) -> {
            if (ANSWER.matcher(name).matches()) {
                values.forEach(value -> fields.add(new Field(name, value)));
            }
        });
        var name = form.getFirst("name");
        return Replies.page(status, Templates.held(attemptId, fields, name == null ? "" : name, other, faults));
    }
}
