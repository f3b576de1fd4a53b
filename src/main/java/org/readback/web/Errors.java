package org.readback.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.runtime.BlockingOperationControl;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.readback.access.AccessLog;
import org.readback.kernel.Replies;

/** Turns whatever goes wrong into a page that says what to do. */
class Errors {
    private static final Logger LOG = Logger.getLogger(Errors.class);
    private static final Duration SOON = Duration.ofSeconds(5);

    /** What in the framework makes fields of a body. */
    private static final List<String> READS_FORMS = List.of(
            "org.jboss.resteasy.reactive.server.core.multipart.",
            "org.jboss.resteasy.reactive.common.providers.serialisers.MapAsFormUrlEncodedProvider");

    private static final String ASSETS = "/assets/";

    @CheckedTemplate(basePath = "web")
    static class Templates {
        static native TemplateInstance error(String heading, String text);
    }

    private final LayoutMessages messages;
    private final Page page;
    private final AccessLog log;

    Errors(LayoutMessages messages, Page page, AccessLog log) {
        this.messages = messages;
        this.page = page;
        this.log = log;
    }

    /** A page for the wrong role does not exist for that person. */
    @ServerExceptionMapper
    Uni<Response> forbidden(ForbiddenException e, RoutingContext context) {
        return notFound(context);
    }

    @ServerExceptionMapper
    Uni<Response> unauthorized(UnauthorizedException e, HttpServerRequest request) {
        if (!request.method().name().equals("GET")) {
            return page(401, messages.signInAgainTitle(), messages.signInAgain());
        }
        var back = URLEncoder.encode(request.uri(), StandardCharsets.UTF_8);
        return now(Response.seeOther(URI.create("/sign-in?to=" + back)).build());
    }

    @ServerExceptionMapper
    Uni<Response> refused(WebApplicationException e, RoutingContext context) {
        int status = e.getResponse().getStatus();
        if (status < 400 || e.getResponse().hasEntity()) {
            return now(e.getResponse());
        }
        if (context.normalizedPath().startsWith(ASSETS)) {
            return now(Response.status(status).build()); // nobody reads it
        }
        return switch (status) {
            case 404, 405, 406 -> notFound(context);
            case 503 -> away(e);
            case 408 -> page(408, messages.refusedTitle(), messages.tooSlow());
            case 413 -> page(413, messages.refusedTitle(), tooLarge(e));
            case 429 -> page(429, messages.refusedTitle(), messages.tooManyAtOnce());
            default -> status < 500 ? page(status, messages.refusedTitle(), messages.refused()) : failed(e, context);
        };
    }

    private String tooLarge(WebApplicationException e) {
        return e instanceof BodyTooLarge here ? messages.tooLargeHere(here.mostKilobytes()) : messages.tooLarge();
    }

    @ServerExceptionMapper
    Uni<Response> failed(Throwable e, RoutingContext context) {
        if (Outage.isBehind(e)) {
            return away(e);
        }
        if (unreadable(e)) {
            return page(400, messages.refusedTitle(), messages.refused());
        }
        var id = RequestIds.of(context);
        LOG.errorf(e, "Request %s failed", id);
        return page(500, messages.failedTitle(), messages.failed(id));
    }

    /** Whether the framework could not make fields of what was sent. It throws whatever its code runs into. */
    private static boolean unreadable(Throwable e) {
        return Arrays.stream(e.getStackTrace())
                .anyMatch(frame -> READS_FORMS.stream().anyMatch(frame.getClassName()::startsWith));
    }

    /** Not ours to mend, and soon over: browsers and proxies learn that they may come again. */
    private Uni<Response> away(Throwable e) {
        LOG.warnf("The database cannot be reached or did not finish: %s", Outage.reason(e));
        page.askNobody();
        return now(Replies.retryAfter(SOON, render(503, messages.awayTitle(), messages.away())));
    }

    /**
     * The page's head says who is signed in, which asks the database. That must not happen on the threads that serve all
     * requests, where the framework refuses an address or a method that no resource has; and it may be what has failed.
     */
    private Uni<Response> page(int status, String heading, String text) {
        return page(status, heading, text, () -> {});
    }

    private Uni<Response> notFound(RoutingContext context) {
        return page(
                404,
                messages.notFoundTitle(),
                messages.notFound(),
                () -> log.notFound(context.request().method().name(), context.normalizedPath()));
    }

    private Uni<Response> page(int status, String heading, String text, Runnable first) {
        var asked = Uni.createFrom().item(() -> {
            first.run();
            return render(status, heading, text);
        });
        return (BlockingOperationControl.isBlockingAllowed()
                        ? asked
                        : asked.runSubscriptionOn(Infrastructure.getDefaultWorkerPool()))
                .onFailure()
                .recoverWithItem(() -> {
                    page.askNobody();
                    return render(status, heading, text);
                });
    }

    private static Response render(int status, String heading, String text) {
        return Replies.page(status, Templates.error(heading, text));
    }

    private static Uni<Response> now(Response response) {
        return Uni.createFrom().item(response);
    }
}
