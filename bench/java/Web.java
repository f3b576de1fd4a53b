package org.readback.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without scripts: one person's cookies and form token. Follows no redirect. */
final class Web {
    /** As long as the page's script waits for a save. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .executor(Executors.newFixedThreadPool(4, work -> {
                var thread = new Thread(work, "http");
                thread.setDaemon(true);
                return thread;
            }))
            .build();

    record Answer(int status, String body, String location) {}

    private final String root;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String token = "";

    Web(String root) {
        this.root = root;
    }

    static Web signedIn(String root, String name) {
        var web = new Web(root);
        web.get("/sign-in");
        var in = web.form("/sign-in", "name", name, "password", School.PASSWORD, "to", "/");
        if (in.status() != 303) {
            throw new IllegalStateException("sign-in " + in.status() + "\n" + in.body());
        }
        return web;
    }

    Answer get(String path) {
        return send(HttpRequest.newBuilder(URI.create(root + path)).GET());
    }

    String cookie(String name) {
        return cookies.get(name);
    }

    String token() {
        return token;
    }

    /** @param fields name, value, name, value... */
    Answer form(String path, String... fields) {
        var body = new StringBuilder("csrf=" + encoded(token));
        for (int i = 0; i < fields.length; i += 2) {
            body.append('&').append(encoded(fields[i])).append('=').append(encoded(fields[i + 1]));
        }
        return send(HttpRequest.newBuilder(URI.create(root + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    Answer json(String path, String body) {
        return send(HttpRequest.newBuilder(URI.create(root + path))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("X-CSRF-Token", token)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Whether within so many seconds a line of a stream of events has this word. */
    boolean listen(String path, String word, int seconds) {
        var request = HttpRequest.newBuilder(URI.create(root + path))
                .header("Cookie", cookieHeader())
                .header("Accept", "text/event-stream")
                .build();
        var lines = HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofLines());
        var found = lines.thenApplyAsync(reply -> reply.body().anyMatch(line -> line.contains(word)));
        try {
            return found.get(seconds, java.util.concurrent.TimeUnit.SECONDS);
        } catch (java.util.concurrent.TimeoutException e) {
            return false;
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private String cookieHeader() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** @throws UncheckedIOException if the network failed */
    private Answer send(HttpRequest.Builder request) {
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookieHeader());
        }
        try {
            var response = HTTP.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
            for (var header : response.headers().allValues("Set-Cookie")) {
                var pair = header.split(";", 2)[0].split("=", 2);
                cookies.put(pair[0], pair[1]);
            }
            var found = TOKEN.matcher(response.body());
            if (found.find()) {
                token = found.group(1);
            }
            return new Answer(
                    response.statusCode(),
                    response.body(),
                    response.headers().firstValue("Location").map(Web::path).orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String path(String location) {
        var uri = URI.create(location);
        return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }
}
