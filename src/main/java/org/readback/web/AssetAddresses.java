package org.readback.web;

import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Pages ask for {@code /assets/<version>/attempt.js}. What a script or a style sheet names beside itself, such as
 * {@code ./outbox.js}, has the same version in its address, so that a browser never runs files of two releases together.
 * Under the version of another release there is nothing: a browser would keep the wrong file.
 */
class AssetAddresses {
    void install(@Observes Router router, @ConfigProperty(name = "quarkus.application.version") String version) {
        String versioned = "/assets/" + version + "/";
        // Before everything else, so that a request goes through filters once.
        router.route(versioned + "*")
                .order(Integer.MIN_VALUE)
                .handler(request ->
                        request.reroute("/assets/" + request.normalizedPath().substring(versioned.length())));
    }
}
