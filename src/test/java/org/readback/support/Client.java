package org.readback.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** A browser without scripts: keeps cookies, follows no redirect, and sends forms as they stand on the page. */
public final class Client {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private final URI root;
    private final Map<String, String> cookies = new ConcurrentHashMap<>();
    private String csrf;
    private String address;
    private boolean https;
    private String language;

    public Client(URI root) {
        this.root = root;
    }

    public Client withCookie(String name, String value) {
        cookies.put(name, value);
        return this;
    }

    /** Comes from this network address from now on. */
    public Client from(String address) {
        this.address = address;
        return this;
    }

    /** Comes encrypted, as a proxy says it, from now on. */
    public Client overHttps() {
        https = true;
        return this;
    }

    /** Asks for pages in this language from now on. */
    public Client speaking(String language) {
        this.language = language;
        return this;
    }

    public Optional<String> cookie(String name) {
        return Optional.ofNullable(cookies.get(name));
    }

    /** The token of the forms that this browser has seen last; empty before the first one. */
    public String token() {
        return csrf == null ? "" : csrf;
    }

    /** As the header has them. */
    public String cookies() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    /** Another window of the same browser. */
    public Client copy() {
        var copy = new Client(root);
        copy.cookies.putAll(cookies);
        copy.csrf = csrf;
        copy.address = address;
        copy.https = https;
        copy.language = language;
        return copy;
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    /** Posts these fields with a good token. @param fields name, value, name, value... */
    public Answer post(String path, String... fields) {
        if (csrf == null) {
            // Any page with a form has the token: whoever is signed in can sign out, and others can sign in.
            var page = get("/join");
            if (csrf == null) {
                page = get("/sign-in");
            }
            if (csrf == null) {
                throw new AssertionError("no form at /join or /sign-in: " + page.status());
            }
        }
        return postWithoutToken(path, concat(fields, "csrf", csrf));
    }

    public Answer postWithoutToken(String path, String... fields) {
        var pairs = new java.util.ArrayList<Map.Entry<String, String>>();
        for (int i = 0; i < fields.length; i += 2) {
            pairs.add(Map.entry(fields[i], fields[i + 1]));
        }
        return post(path, pairs);
    }

    private Answer post(String path, List<Map.Entry<String, String>> fields) {
        var body = fields.stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private Answer postParts(String path, List<Map.Entry<String, String>> fields, String fileField, byte[] file) {
        var boundary = "----readback-test";
        var body = new ByteArrayOutputStream();
        for (var field : fields) {
            if (field.getKey().equals(fileField)) {
                continue;
            }
            body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field.getKey()
                            + "\"\r\n\r\n" + field.getValue() + "\r\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        if (fileField != null) {
            body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + fileField
                            + "\"; filename=\"" + (file.length == 0 ? "" : "list.csv")
                            + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(file);
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(root.resolve(path));
        if (address != null) {
            request.header("X-Forwarded-For", address);
        }
        if (https) {
            request.header("X-Forwarded-Proto", "https");
        }
        if (language != null) {
            request.header("Accept-Language", language);
        }
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies());
        }
        return request;
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            for (var header : response.headers().allValues("Set-Cookie")) {
                var pair = header.split(";")[0].split("=", 2);
                var gone = pair[1].isEmpty() || pair[1].equals("\"\"") || header.contains("Max-Age=0");
                if (gone) {
                    cookies.remove(pair[0]);
                } else {
                    cookies.put(pair[0], pair[1]);
                }
            }
            return new Answer(response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String[] concat(String[] fields, String... more) {
        var all = java.util.Arrays.copyOf(fields, fields.length + more.length);
        System.arraycopy(more, 0, all, fields.length, more.length);
        return all;
    }

    /** What came back, as a reader sees it. */
    public final class Answer {
        private final HttpResponse<String> response;
        private final Document page;

        private Answer(HttpResponse<String> response) {
            this.response = response;
            this.page = Jsoup.parse(response.body(), response.uri().toString());
            Optional.ofNullable(page.selectFirst("input[name=csrf]")).ifPresent(input -> csrf = input.val());
        }

        public int status() {
            return response.statusCode();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public List<String> headers(String name) {
            return response.headers().allValues(name);
        }

        public String body() {
            return response.body();
        }

        public Document page() {
            return page;
        }

        /** All the text of the page's main part. */
        public String text() {
            var main = page.selectFirst("main");
            return main == null ? page.text() : main.text();
        }

        /** The texts of all elements that match. */
        public List<String> texts(String selector) {
            return page.select(selector).eachText();
        }

        /** Where a redirect leads, as a path of this site. */
        public String to() {
            if (status() != 303) {
                throw new AssertionError("no redirect but " + status() + ": " + text());
            }
            var to = URI.create(header("Location"));
            return to.getRawQuery() == null ? to.getRawPath() : to.getRawPath() + "?" + to.getRawQuery();
        }

        public Answer follow() {
            return get(to());
        }

        /**
         * Sends the page's form with this action, filled in: fields that are not named keep what stands in them.
         *
         * @param filled name, value, name, value...; a name that comes more than once has all its values
         */
        public Answer submit(String action, String... filled) {
            return submit(action, null, null, filled);
        }

        /** The same with the one form whose action ends so. */
        public Answer submitTo(String end, String... filled) {
            return submit(page.select("form[action$=" + end + "]").attr("action"), filled);
        }

        /** The same, with a file. */
        public Answer submit(String action, String fileField, byte[] file, String... filled) {
            Element found = page.selectFirst("form[action=" + action + "]");
            if (found == null) {
                throw new AssertionError("no form for " + action + " on the page, but "
                        + page.select("form").eachAttr("action"));
            }
            var form = (FormElement) found;
            var names = new java.util.HashSet<String>();
            for (int i = 0; i < filled.length; i += 2) {
                names.add(filled[i]);
            }
            var fields = new java.util.ArrayList<Map.Entry<String, String>>();
            form.formData().stream()
                    .filter(field -> !names.contains(field.key()))
                    .forEach(field -> fields.add(Map.entry(field.key(), field.value())));
            for (int i = 0; i < filled.length; i += 2) {
                fields.add(Map.entry(filled[i], filled[i + 1]));
            }
            if (form.attr("enctype").startsWith("multipart")) {
                var empty = form.select("input[type=file]").attr("name");
                return postParts(
                        action, fields, fileField == null ? empty : fileField, file == null ? new byte[0] : file);
            }
            return post(action, fields);
        }
    }
}
