package org.readback.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jsoup.Jsoup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.readback.access.Role;
import org.readback.access.SignIn;
import org.readback.support.Schools;

/** Every cookie is out of reach of scripts, of other sites and, where the browser's way is encrypted, of listeners. */
@QuarkusTest
@TestProfile(CookiesTest.BehindAProxy.class)
class CookiesTest {
    public static class BehindAProxy implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.http.proxy.proxy-address-forwarding", "true");
        }
    }

    private static final String CHOSEN = "seven green doors";
    private static int number;

    @Inject
    Schools schools;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void every_cookie_has_its_attributes(String scheme) {
        var name = "cookies" + ++number;
        var school = schools.make();
        var teacher = school.person(Role.TEACHER, "Ada Park", name);
        var schoolClass = school.schoolClass(teacher, "9A English");
        var browser = new Walk(scheme);
        for (var page :
                List.of("/", "/sign-in", "/join", "/join?code=" + schoolClass.joinCode(), "/set-up", "/nowhere")) {
            browser.get(page);
        }
        browser.post("/sign-in", "name", name, "password", "not it");
        browser.post("/sign-in", "name", name, "password", Schools.PASSWORD);
        for (var page : List.of("/account", "/classes", "/classes/" + schoolClass.id(), "/people", "/quizzes")) {
            browser.get(page);
        }
        browser.post("/account/password", "current", Schools.PASSWORD, "password", CHOSEN, "again", CHOSEN);
        browser.post("/sign-out");
        browser.post("/account/font", "font", "standard");
        browser.post("/join", "code", schoolClass.joinCode());
        assertThat(new TreeSet<>(
                        browser.set.stream().map(line -> line.split("=")[0]).toList()))
                .contains("readback_csrf", SignIn.COOKIE);
        assertThat(browser.set).allSatisfy(line -> {
            var attributes = List.of(line.toLowerCase(java.util.Locale.ROOT).split("; *"));
            assertThat(attributes).contains("httponly", "samesite=lax", "path=/");
            assertThat(attributes.contains("secure")).as(line).isEqualTo(scheme.equals("https"));
        });
    }

    /** A browser behind a proxy that speaks this scheme with it. */
    private final class Walk {
        private final HttpClient http = HttpClient.newHttpClient();
        private final String scheme;
        private final Map<String, String> cookies = new HashMap<>();
        private final List<String> set = new ArrayList<>();
        private String csrf = "";

        Walk(String scheme) {
            this.scheme = scheme;
        }

        void get(String path) {
            send(request(path).GET());
        }

        void post(String path, String... fields) {
            var body = "csrf=" + csrf;
            for (int i = 0; i < fields.length; i += 2) {
                body += "&" + fields[i] + "=" + URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8);
            }
            send(request(path)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(body)));
        }

        private HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .header("X-Forwarded-Proto", scheme)
                    .header(
                            "Cookie",
                            cookies.entrySet().stream()
                                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                    .collect(Collectors.joining("; ", "seen=yes; ", "")));
        }

        private void send(HttpRequest.Builder request) {
            try {
                var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
                for (var line : answer.headers().allValues("Set-Cookie")) {
                    set.add(line);
                    var pair = line.split(";")[0].split("=", 2);
                    cookies.put(pair[0], pair[1].replace("\"", ""));
                }
                var field = Jsoup.parse(answer.body()).selectFirst("input[name=csrf]");
                csrf = field == null ? csrf : field.val();
            } catch (java.io.IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
