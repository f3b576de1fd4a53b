package org.readback.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every answer tells the browser, whatever else it is (ASVS 5.0, V3.4). */
@QuarkusTest
class HeadersTest {
    @TestHTTPResource("/")
    URI root;

    @ParameterizedTest
    @CsvSource({
        "GET, /sign-in",
        "GET, /receipts",
        "GET, /home",
        "GET, /nothing",
        "GET, /q/health",
        "GET, /assets/readback.css",
        "GET, /assets/nothing.css",
        "POST, /sign-in",
        "POST, /nothing",
        "PUT, /sign-in",
        "MADEUP, /sign-in",
        "GET, /receipts?code=%00"
    })
    void a_browser_runs_loads_and_shows_nothing_else(String method, String address) throws Exception {
        // By hand: an address that is none cannot be asked for with a client that checks it.
        var headers = ask(method, address).toLowerCase();

        assertThat(headers)
                .contains(
                        "content-security-policy: default-src 'none';",
                        "object-src 'none'",
                        "base-uri 'none'",
                        "frame-ancestors 'none'",
                        "x-content-type-options: nosniff",
                        "referrer-policy: same-origin",
                        "cross-origin-opener-policy: same-origin",
                        "cross-origin-resource-policy: same-origin",
                        "permissions-policy: ")
                .doesNotContain("access-control-allow-origin", "\r\nserver: ", "x-powered-by", "unsafe-");
    }

    private String ask(String method, String address) throws Exception {
        try (var connection = new Socket(root.getHost(), root.getPort())) {
            connection.setSoTimeout(10_000);
            connection
                    .getOutputStream()
                    .write((method + " " + address + " HTTP/1.1\r\nHost: school\r\nContent-Length: 0\r\n"
                                    + "Connection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            var answer = new String(connection.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            return answer.substring(0, answer.indexOf("\r\n\r\n"));
        }
    }
}
