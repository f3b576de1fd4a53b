package org.readback.web;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Gives each request an id: the proxy's {@code X-Request-Id} where there is one, else a new one. It stands in each line
 * that is logged for the request, in the answer's header, and on the page of a failure.
 */
class RequestIds {
    static final String HEADER = "X-Request-Id";
    private static final String KEY = "request";
    private static final Pattern GOOD = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    @ServerRequestFilter(preMatching = true, nonBlocking = true, priority = Priorities.AUTHENTICATION - 1)
    void begin(ContainerRequestContext request, RoutingContext context) {
        var given = request.getHeaderString(HEADER);
        var id = given != null && GOOD.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString().substring(0, 8);
        context.put(KEY, id);
        MDC.put(KEY, id);
    }

    @ServerResponseFilter
    void end(ContainerResponseContext response, RoutingContext context) {
        String id = context.get(KEY);
        if (id != null) {
            response.getHeaders().putSingle(HEADER, id);
        }
    }

    static String of(RoutingContext context) {
        String id = context.get(KEY);
        return id == null ? "-" : id;
    }
}
