package org.readback.start;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What is counted of requests. Each combination of names stays in memory for good, so that none may be a stranger's choice. */
class Metrics {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    /**
     * Quarkus counts requests by the resource's address, and those that lead nowhere together; but what is refused before it is
     * known where it leads has the address that it came with. Such a one is named only if a page has answered there.
     */
    @Produces
    @Singleton
    MeterFilter namesOfOurs() {
        Set<String> pages = ConcurrentHashMap.newKeySet();
        return new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                if (!id.getName().startsWith("http.server")) {
                    return id;
                }
                var known = id;
                var method = id.getTag("method");
                if (method != null && !METHODS.contains(method)) {
                    known = known.withTag(Tag.of("method", "OTHER"));
                }
                var address = id.getTag("uri");
                var outcome = String.valueOf(id.getTag("outcome"));
                if (address == null || address.contains("{")) {
                    return known;
                }
                if (outcome.equals("SUCCESS")) {
                    pages.add(address);
                    return known;
                }
                return address.startsWith("/") && !pages.contains(address)
                        ? known.withTag(Tag.of("uri", "REFUSED"))
                        : known;
            }
        };
    }
}
