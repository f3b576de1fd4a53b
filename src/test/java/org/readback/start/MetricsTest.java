package org.readback.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Each name of a metric stays in memory for good: strangers must not choose them. */
@QuarkusTest
class MetricsTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TestHTTPResource("/")
    URI root;

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    @Inject
    MeterRegistry registry;

    @Test
    void addresses_that_strangers_make_up_are_counted_together() throws Exception {
        for (int i = 0; i < 30; i++) {
            for (var address :
                    new String[] {"made-up-", "made/up/", "assets/made-up-", "classes/made-up-", "receipts?made-up-"}) {
                send("GET", address + i);
                send("POST", address + i);
            }
        }

        Awaitility.await().until(() -> counted("uri").contains("NOT_FOUND"));

        assertThat(counted("uri")).noneMatch(uri -> uri.contains("made"));
    }

    @Test
    void so_are_methods_that_strangers_make_up() throws Exception {
        for (int i = 0; i < 30; i++) {
            send("MADEUP" + i, "sign-in");
            send("MADEUP" + i, "made-up");
        }
        Awaitility.await().until(() -> counted("method").contains("OTHER"));

        assertThat(counted("method")).isSubsetOf("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "OTHER");
    }

    @Test
    void they_are_there_for_prometheus_all_the_same() throws Exception {
        send("GET", "receipts");

        Awaitility.await().until(() -> counted("uri").contains("/receipts"));

        var page = HTTP.send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        assertThat(page).contains("http_server_requests_seconds_count", "uri=\"/receipts\"");
    }

    private void send(String method, String address) throws Exception {
        HTTP.send(
                HttpRequest.newBuilder(root.resolve(address))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.discarding());
    }

    private Set<String> counted(String tag) {
        return registry.getMeters().stream()
                .filter(meter -> meter.getId().getName().startsWith("http.server"))
                .map(meter -> meter.getId().getTag(tag))
                .filter(value -> value != null)
                .collect(Collectors.toSet());
    }
}
