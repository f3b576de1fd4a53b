package org.readback.delivery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.readback.access.AccessLog;
import org.readback.access.PasswordQueue;
import org.readback.access.SignIn;
import org.readback.kernel.Faults;
import org.readback.kernel.ReaderLanguage;
import org.readback.kernel.Replies;

/**
 * Answers that a form without script brought after its sender's sign-in had ended. The page that asks for the password
 * carries them, so that they are saved with the sign-in; no browser would find them again by going back. What came during
 * a pause is carried in the same way, see {@link #fields}.
 */
@Singleton
class HeldAnswers {
    @CheckedTemplate(basePath = "delivery")
    static class Templates {
        static native TemplateInstance held(
                long attemptId, List<Field> fields, String name, boolean other, Faults faults);
    }

    record Field(String name, String value) {}

    /** What came. */
    private record SentForm(long attemptId, MultivaluedMap<String, String> form, boolean other) {}

    private static final Pattern ANSWER =
            Pattern.compile("go|(?:seq|flag):[\\w-]{1,100}|[\\w-]{1,100}\\.[\\w-]{1,100}");

    private final Attempts attempts;
    private final SignIn signIn;
    private final PasswordQueue queue;
    private final AccessLog log;
    private final DeliveryMessages messages;

    HeldAnswers(Attempts attempts, SignIn signIn, PasswordQueue queue, AccessLog log, ReaderLanguage language) {
        this.attempts = attempts;
        this.signIn = signIn;
        this.queue = queue;
        this.log = log;
        this.messages = language.messages(DeliveryMessages.class);
    }

    /**
     * Asks for name and password, or saves the answers with them.
     *
     * @param other whether somebody is signed in whose attempt it is not
     * @param session the token that the browser has, or null
     * @param save what to do with the attempt once its student has signed in
     */
    Uni<Response> answer(
            long attemptId,
            MultivaluedMap<String, String> form,
            boolean other,
            String session,
            Instant now,
            Function<Attempt, Response> save) {
        var sent = new SentForm(attemptId, form, other);
        if (form.getFirst("name") == null || form.getFirst("password") == null) {
            // Whoever is signed in hears the same of every attempt that is not theirs.
            if (other) {
                log.notFound("POST", "/attempts/" + attemptId + "/responses");
            }
            return Uni.createFrom().item(page(other ? 404 : 401, sent, Faults.none()));
        }
        return queue.take(
                form.getFirst("name"),
                () -> checked(sent, session, now, save),
                () -> later(PasswordQueue.A_MOMENT, sent));
    }

    private Response later(Duration wait, SentForm sent) {
        var faults = Faults.none();
        long seconds = Replies.seconds(wait);
        faults.add("name", messages.againWait(seconds, Long.toString(seconds)));
        return Replies.retryAfter(wait, page(429, sent, faults));
    }

    private Response checked(SentForm sent, String session, Instant now, Function<Attempt, Response> save) {
        var faults = Faults.none();
        var outcome = signIn.check(sent.form().getFirst("name"), sent.form().getFirst("password"), now);
        if (outcome.pause().isPresent()) {
            return later(outcome.pause().get(), sent);
        }
        if (outcome.personId().isEmpty()) {
            faults.add("name", messages.heldWrong());
            return page(422, sent, faults);
        }
        var attempt = attempts.of(outcome.personId().get(), sent.attemptId());
        if (attempt.isEmpty()) {
            faults.add("name", messages.heldNotTheirs());
            return page(422, sent, faults);
        }
        if (session != null) {
            signIn.close(session);
        }
        return Response.fromResponse(save.apply(attempt.get()))
                .cookie(signIn.open(attempt.get().personId(), now))
                .build();
    }

    /** The answers in a form, for hidden fields of the page that carries them on. */
    static List<Field> fields(MultivaluedMap<String, String> form) {
        var fields = new ArrayList<Field>();
        form.forEach((name, values) -> {
            if (ANSWER.matcher(name).matches()) {
                values.forEach(value -> fields.add(new Field(name, value)));
            }
        });
        return fields;
    }

    private static Response page(int status, SentForm sent, Faults faults) {
        var fields = fields(sent.form());
        var name = sent.form().getFirst("name");
        return Replies.page(
                status, Templates.held(sent.attemptId(), fields, name == null ? "" : name, sent.other(), faults));
    }
}
