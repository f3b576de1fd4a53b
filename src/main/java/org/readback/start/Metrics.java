package org.readback.start;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;

/** What is counted of requests. Each combination of names stays in memory for good, so that none may be a stranger's choice. */
class Metrics {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    /** Addresses are Quarkus's to see to: it counts those that lead nowhere together. */
    @Produces
    @Singleton
    MeterFilter knownMethods() {
        return new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                var method = id.getName().startsWith("http.server") ? id.getTag("method") : null;
                return method == null || METHODS.contains(method) ? id : id.withTag(Tag.of("method", "OTHER"));
            }
        };
    }
}
