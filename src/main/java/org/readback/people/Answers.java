package org.readback.people;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;

/** The answers that a form can get. */
final class Answers {
    private Answers() {}

    static Response page(TemplateInstance page) {
        return answer(200, page).build();
    }

    /** The form again, as it was typed, with what is wrong. */
    static Response refused(TemplateInstance page) {
        return answer(422, page).build();
    }

    static Response tooMany(TemplateInstance page, Duration wait) {
        return answer(429, page).header("Retry-After", WaitText.seconds(wait)).build();
    }

    /** @param path local, as {@link URI} reads it */
    static Response to(String path) {
        return Response.seeOther(URI.create(path)).build();
    }

    private static Response.ResponseBuilder answer(int status, TemplateInstance page) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .entity(page.render());
    }
}
