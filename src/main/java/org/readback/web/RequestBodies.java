package org.readback.web;

import io.quarkus.security.Authenticated;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.readback.access.SignedIn;
import org.readback.kernel.BodyLimit;

/**
 * Reads what requests bring. By then it is known where they lead, that their sender may go there, and how much it is:
 * never more than the method takes ({@link BodyLimit}), and never more at a time than {@link BodyMemory} has room for. What
 * trickles in keeps no thread, and not for ever. What is not read is thrown away as it comes. See docs/adr/0020.
 */
@Singleton
class RequestBodies {
    static final int FROM_ANYBODY = 8 * 1024;
    static final int FROM_SIGNED_IN = 64 * 1024;

    /** What browsers send, and as they do: the framework fails on some of the rest. */
    private static final List<Pattern> TYPES = Stream.of(
                    "(application/x-www-form-urlencoded|application/json)( *; *charset=\"?utf-8\"?)?",
                    "multipart/form-data *; *boundary=(\"[\\w'()+,./:=? -]{1,70}\"|[\\w'()+./:=?-]{1,70})"
                            + "( *; *charset=\"?utf-8\"?)?")
            .map(type -> Pattern.compile(type, Pattern.CASE_INSENSITIVE))
            .toList();
    /** What cannot be decoded, and NUL, which no database takes: neither comes from a browser. */
    private static final Pattern MALFORMED = Pattern.compile("%(?![0-9a-fA-F]{2})|%00");

    private static final Set<String> FORM = Set.of(MediaType.APPLICATION_FORM_URLENCODED);

    /** What the slowest telephone sends that can load the page at all. */
    private static final int BYTES_A_MILLI = 8;

    /** What a method takes. */
    private record Rule(int most, boolean fromSession, Set<String> types) {
        static Rule of(Method method) {
            var limit = method.getAnnotation(BodyLimit.class);
            var consumes = method.getAnnotation(Consumes.class);
            return new Rule(
                    limit != null ? limit.value() : open(method) ? FROM_ANYBODY : FROM_SIGNED_IN,
                    limit != null && limit.fromSession(),
                    consumes == null ? FORM : Set.of(consumes.value()));
        }

        /** Whether it is anybody's to call. */
        private static boolean open(Method method) {
            if (method.isAnnotationPresent(PermitAll.class)) {
                return true;
            }
            return !method.isAnnotationPresent(RolesAllowed.class)
                    && !method.isAnnotationPresent(Authenticated.class)
                    && !method.getDeclaringClass().isAnnotationPresent(RolesAllowed.class)
                    && !method.getDeclaringClass().isAnnotationPresent(Authenticated.class);
        }
    }

    private final SignedIn signedIn;
    private final Duration patience;
    private final Map<Method, Rule> rules = new ConcurrentHashMap<>();
    /** Of strangers, by network address. */
    private final BodyMemory strangers = new BodyMemory(6 << 20, 2 << 20);
    /** Of those with a session, and of browsers that have signed in here before. */
    private final BodyMemory known = new BodyMemory(24 << 20, 2 << 20);

    RequestBodies(SignedIn signedIn, @ConfigProperty(name = "readback.bodies.patience") Duration patience) {
        this.signedIn = signedIn;
        this.patience = patience;
    }

    // ── before it is known where it leads ───────────────────────────────────────────────────────────────────────────

    /** For every request, whatever answers it. */
    void install(@Observes Filters filters) {
        filters.register(
                context -> {
                    if (brings(context.request())) {
                        context.addEndHandler(answered -> endUnread(context.request(), context.vertx()));
                    }
                    context.next();
                },
                1000);
    }

    /** Who was answered before they had sent everything may end what they send, so that they can read the answer. */
    private void endUnread(HttpServerRequest request, Vertx vertx) {
        if (!request.isEnded()) {
            request.handler(null);
            request.resume();
            vertx.setTimer(patience.toMillis(), timer -> {
                if (!request.isEnded()) {
                    cut(request);
                }
            });
        }
    }

    @ServerRequestFilter(preMatching = true, nonBlocking = true, priority = Priorities.AUTHENTICATION)
    void look(RoutingContext context) {
        var request = context.request();
        if (MALFORMED.matcher(request.uri()).find()) {
            throw new NotFoundException();
        }
        boolean post = request.method().name().equals("POST");
        if (!post && brings(request)) {
            // No browser does. The framework would let a thread wait for it.
            throw new BadRequestException();
        }
        var said = request.getHeader("Content-Type");
        // A button that a script presses brings nothing, and says no type.
        var nothing = said == null && !brings(request);
        if (post && !nothing && !wellFormed(said)) {
            throw new NotSupportedException();
        }
    }

    private static boolean wellFormed(String type) {
        return type != null
                && TYPES.stream().anyMatch(known -> known.matcher(type).matches());
    }

    // ── before it is read ───────────────────────────────────────────────────────────────────────────────────────────

    @ServerRequestFilter(nonBlocking = true, priority = Priorities.AUTHENTICATION)
    Uni<Response> read(ContainerRequestContext context, ResourceInfo resource, RoutingContext routing) {
        var request = routing.request();
        if (!request.method().name().equals("POST")) {
            return Uni.createFrom().nullItem();
        }
        var rule = rules.computeIfAbsent(resource.getResourceMethod(), Rule::of);
        var type = type(request);
        if (!rule.types().contains(type)
                && !(type.isEmpty() && !brings(request) && rule.types().equals(FORM))) {
            throw new NotSupportedException();
        }
        if (rule.fromSession() && signedIn.session().isEmpty()) {
            throw new UnauthorizedException();
        }
        if (!brings(request)) {
            return Uni.createFrom().nullItem();
        }
        int length = length(request, rule.most());
        var origin = signedIn.origin();
        var part = (origin.known() ? known : strangers).part(origin.name());
        routing.addEndHandler(answered -> part.giveBack());
        return Uni.createFrom()
                .<byte[]>emitter(reading -> collect(request, length, part, reading, routing.vertx()))
                .onItem()
                .transformToUni(bytes -> {
                    if (type.equals(MediaType.APPLICATION_FORM_URLENCODED) && malformed(bytes)) {
                        throw new BadRequestException();
                    }
                    context.setEntityStream(new ByteArrayInputStream(bytes));
                    return Uni.createFrom().nullItem();
                });
    }

    private void collect(
            HttpServerRequest request,
            int length,
            BodyMemory.Part part,
            UniEmitter<? super byte[]> reading,
            Vertx vertx) {
        var body = Buffer.buffer();
        long timeout = vertx.setTimer(patience.toMillis() + length / BYTES_A_MILLI, timer -> {
            reading.fail(new WebApplicationException(Response.Status.REQUEST_TIMEOUT));
            cut(request);
        });
        request.exceptionHandler(broken -> {
            vertx.cancelTimer(timeout);
            reading.fail(new BadRequestException(broken));
        });
        request.handler(chunk -> {
            if (part.take(chunk.length())) {
                body.appendBuffer(chunk);
            } else {
                vertx.cancelTimer(timeout);
                request.handler(null);
                reading.fail(new WebApplicationException(Response.Status.TOO_MANY_REQUESTS));
            }
        });
        request.endHandler(ended -> {
            vertx.cancelTimer(timeout);
            reading.complete(body.getBytes());
        });
        if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            request.response().writeContinue();
        }
        request.resume();
    }

    /** @throws WebApplicationException if it is not said, or more than the method takes */
    private static int length(HttpServerRequest request, int most) {
        var said = request.getHeader("Content-Length");
        if (said == null || !said.matches("[0-9]{1,18}")) {
            throw new WebApplicationException(Response.Status.LENGTH_REQUIRED);
        }
        long length = Long.parseLong(said);
        if (length > most) {
            throw new BodyTooLarge(most);
        }
        return (int) length;
    }

    private static boolean malformed(byte[] form) {
        var text = new String(form, StandardCharsets.ISO_8859_1);
        return text.indexOf('\0') >= 0 || MALFORMED.matcher(text).find();
    }

    private static boolean brings(HttpServerRequest request) {
        var length = request.getHeader("Content-Length");
        return request.headers().contains("Transfer-Encoding") || (length != null && !length.equals("0"));
    }

    /** Without its parameters, in small letters; empty if there is none. */
    private static String type(HttpServerRequest request) {
        var header = request.getHeader("Content-Type");
        return header == null ? "" : header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static void cut(HttpServerRequest request) {
        request.connection().close();
    }
}
