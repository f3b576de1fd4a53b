package org.readback.kernel;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;

/** What resources answer with. */
public final class Replies {
    private Replies() {}

    public static Response page(TemplateInstance page) {
        return page(200, page);
    }

    public static Response page(int status, TemplateInstance page) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .entity(page.render())
                .build();
    }

    /** The form again, as it was typed, with what is wrong. */
    public static Response refused(TemplateInstance page) {
        return page(422, page);
    }

    public static Response tooMany(TemplateInstance page, Duration wait) {
        return retryAfter(wait, page(429, page));
    }

    /** The same, with when to come again. */
    public static Response retryAfter(Duration wait, Response reply) {
        return Response.fromResponse(reply).header("Retry-After", seconds(wait)).build();
    }

    /** In whole seconds, after which the wait is over: for the header {@code Retry-After}. */
    public static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }

    /** @param path local, as {@link URI} reads it */
    public static Response to(String path) {
        return Response.seeOther(URI.create(path)).build();
    }

    /** A text to be saved under this name. */
    public static Response file(String name, String text) {
        return Response.ok(text, MediaType.TEXT_PLAIN_TYPE.withCharset("utf-8"))
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .build();
    }

    public static Response json(int status, Object body) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(body)
                .build();
    }
}
