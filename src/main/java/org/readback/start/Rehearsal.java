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

/**
 * Asks for the pages that are asked for first, for each demo person's own first page, and takes a quiz as each student who
 * has one to begin. Ends with 1 if anything failed, or if there was nothing to take.
 */
public class Rehearsal implements QuarkusApplication {
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
    private static final Pattern PERSON = Pattern.compile("name=\"person\" value=\"([0-9]+)\"");

    private static final Pattern GIVEN = Pattern.compile("href=\"(/assignments/[0-9]+)\"");
    private static final Pattern ATTEMPT = Pattern.compile("data-attempt=\"([0-9]+)\" data-edition=\"([0-9]+)\"");
    private static final Pattern QUESTION = Pattern.compile("data-question=\"([^\"]+)\"");

    private final String root = root("http");

    @Override
    public int run(String... arguments) throws IOException, InterruptedException {
        var people = PERSON.matcher(get(browser(), "/sign-in"))
                .results()
                .map(person -> person.group(1))
                .toList();
        get(browser(), "/assets/readback.css");
        send(browser(), HttpRequest.newBuilder(URI.create(root("management") + "/q/health/ready")));
        int taken = 0;
        for (var person : people) {
            var browser = browser();
            var given = GIVEN.matcher(signIn(browser, person)).results().map(match -> match.group(1));
            for (var assignment : given.distinct().toList()) {
                var page = get(browser, assignment);
                if (page.contains("action=\"" + assignment + "/attempts\"")) {
                    take(browser, assignment, found(TOKEN, page, 1));
                    taken++;
                }
            }
        }
        return taken > 0 ? 0 : 1;
    }

    /** With one question that is only flagged: what is taken in is no answer, but all of its way. */
    private void take(HttpClient browser, String assignment, String token) throws IOException, InterruptedException {
        var page = post(browser, assignment + "/attempts", token, "");
        var attempt = found(ATTEMPT, page, 1);
        send(
                browser,
                HttpRequest.newBuilder(URI.create(root + "/attempts/" + attempt + "/responses"))
                        .header("Content-Type", "application/json")
                        .header("X-CSRF-Token", token)
                        .POST(HttpRequest.BodyPublishers.ofString("{\"edition\":" + found(ATTEMPT, page, 2)
                                + ",\"answers\":[{\"question\":\"" + found(QUESTION, page, 1)
                                + "\",\"seq\":1,\"answer\":{},\"flagged\":true}]}")));
        get(browser, "/attempts/" + attempt + "/review");
        post(browser, "/attempts/" + attempt + "/submission", token, "");
    }

    private static String found(Pattern pattern, String page, int group) throws IOException {
        var match = pattern.matcher(page);
        if (!match.find()) {
            throw new IOException("nothing like " + pattern + " in the page");
        }
        return match.group(group);
    }

    private static String root(String server) {
        return "http://127.0.0.1:" + ConfigProvider.getConfig().getValue("quarkus." + server + ".port", int.class);
    }

    /** @return the person's own first page */
    private String signIn(HttpClient browser, String person) throws IOException, InterruptedException {
        return post(browser, "/demo/sign-in", found(TOKEN, get(browser, "/sign-in"), 1), "person=" + person + "&");
    }

    private String post(HttpClient browser, String path, String token, String fields)
            throws IOException, InterruptedException {
        return send(
                browser,
                HttpRequest.newBuilder(URI.create(root + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                fields + "csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8))));
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
