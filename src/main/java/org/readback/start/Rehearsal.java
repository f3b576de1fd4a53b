package org.readback.start;

import io.quarkus.runtime.QuarkusApplication;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;

/** Asks for the pages that are asked for first, and for each demo person's own first page. Ends with 1 if one failed. */
public class Rehearsal implements QuarkusApplication {
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
    private static final Pattern PERSON = Pattern.compile("name=\"person\" value=\"([0-9]+)\"");

    private final String root = root("http");

    @Override
    public int run(String... arguments) throws IOException, InterruptedException {
        var people = PERSON.matcher(get(browser(), "/sign-in"))
                .results()
                .map(person -> person.group(1))
                .toList();
        get(browser(), "/assets/readback.css");
        send(browser(), HttpRequest.newBuilder(URI.create(root("management") + "/q/health/ready")));
        for (var person : people) {
            signIn(person);
        }
        return people.isEmpty() ? 1 : 0;
    }

    private static String root(String server) {
        return "http://127.0.0.1:" + ConfigProvider.getConfig().getValue("quarkus." + server + ".port", int.class);
    }

    private void signIn(String person) throws IOException, InterruptedException {
        var browser = browser();
        var form = TOKEN.matcher(get(browser, "/sign-in"));
        if (!form.find()) {
            throw new IOException("no token in the form");
        }
        send(
                browser,
                HttpRequest.newBuilder(URI.create(root + "/demo/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("person=" + person + "&csrf="
                                + URLEncoder.encode(form.group(1), StandardCharsets.UTF_8))));
    }

    private static HttpClient browser() {
        return HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .cookieHandler(new CookieManager())
                .build();
    }

    private String get(HttpClient browser, String path) throws IOException, InterruptedException {
        return send(browser, HttpRequest.newBuilder(URI.create(root + path)));
    }

    private static String send(HttpClient browser, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        var answer = browser.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(answer.uri() + ": " + answer.statusCode());
        }
        return answer.body();
    }
}
