package org.readback.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever goes wrong into a page that says what to do. */
class Errors {
    private static final Logger LOG = Logger.getLogger(Errors.class);
    private static final int RETRY_SECONDS = 5;

    @CheckedTemplate(basePath = "web")
    static class Templates {
        static native TemplateInstance error(String heading, String text);
    }

    private final LayoutMessages messages;

    Errors(LayoutMessages messages) {
        this.messages = messages;
    }

    /** A page for the wrong role does not exist for that person. */
    @ServerExceptionMapper
    Response forbidden(ForbiddenException e) {
        return page(404, messages.notFoundTitle(), messages.notFound());
    }

    @ServerExceptionMapper
    Response unauthorized(UnauthorizedException e, HttpServerRequest request) {
        if (!request.method().name().equals("GET")) {
            return page(401, messages.signInAgainTitle(), messages.signInAgain());
        }
        var back = URLEncoder.encode(request.uri(), StandardCharsets.UTF_8);
        return Response.seeOther(URI.create("/sign-in?to=" + back)).build();
    }

    @ServerExceptionMapper
    Response refused(WebApplicationException e, RoutingContext context) {
        int status = e.getResponse().getStatus();
        if (status < 400 || e.getResponse().hasEntity()) {
            return e.getResponse();
        }
        return switch (status) {
            case 404, 405, 406 -> page(404, messages.notFoundTitle(), messages.notFound());
            case 413 -> page(413, messages.refusedTitle(), messages.tooLarge());
            default -> status < 500 ? page(status, messages.refusedTitle(), messages.refused()) : failed(e, context);
        };
    }

    @ServerExceptionMapper
    Response failed(Throwable e, RoutingContext context) {
        if (Outage.isBehind(e)) {
            return away(e);
        }
        var id = RequestIds.of(context);
        LOG.errorf(e, "Request %s failed", id);
        return page(500, messages.failedTitle(), messages.failed(id));
    }

    /** Not ours to mend, and soon over: browsers and proxies learn that they may come again. */
    private Response away(Throwable e) {
        LOG.warnf("The database cannot be reached or did not finish: %s", Outage.reason(e));
        return page(503, messages.awayTitle(), messages.away(), RETRY_SECONDS);
    }

    private Response page(int status, String heading, String text) {
        return page(status, heading, text, 0);
    }

    private Response page(int status, String heading, String text, int retrySeconds) {
        var page = Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .entity(Templates.error(heading, text).render());
        return (retrySeconds > 0 ? page.header("Retry-After", retrySeconds) : page).build();
    }
}
