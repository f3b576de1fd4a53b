package org.readback.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.readback.assignments.Rules;
import org.readback.support.ClassroomTest;
import org.readback.support.Classrooms;
import org.readback.support.Client;
import org.readback.support.RawHttp;

/** Every route there is, with whatever a script may send to it, from everybody: none fails, and nothing fills the log. */
@QuarkusTest
class EveryRouteTest extends ClassroomTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    /** Each field of every form gets each of them. */
    private static final List<String> VALUES = List.of(
            "",
            " ",
            "-1",
            "1",
            "on",
            "99999999999999999999999",
            "1e999",
            "NaN",
            "-999999999-01-01T00:00",
            "+999999999-12-31T23:59",
            "0000-00-00T00:00",
            "00000000-0000-0000-0000-000000000000",
            "\ud83d\ude00 \u202e\u0085\ufffe",
            "'\"><script>alert(1)</script>{page.viewer}",
            "x".repeat(5000));

    private static final List<String> TYPES = List.of(
            "garbage",
            ";;;",
            "/",
            "*/*",
            "text/plain",
            "application/json; charset=nonsense",
            FORM + "; charset=utf-99",
            FORM + "; charset",
            "multipart/form-data",
            "multipart/form-data; boundary=",
            "multipart/form-data; boundary=\"",
            "multipart/form-data; boundary=" + "x".repeat(300));

    private static final List<String> FORMS = List.of(
            "",
            "&",
            "=",
            "%",
            "a=%",
            "a=%z",
            "a=%zz&b=%u1234",
            "%=%&%=%",
            "a=%ff%fe&%c3=%28",
            "a=%ED%A0%80",
            "a=%00",
            "&".repeat(4000),
            "a=1&".repeat(1500),
            "form=1&form=2&name=a&name=b");

    private static final List<String> JSON = List.of(
            "",
            "{",
            "[]",
            "null",
            "1",
            "\"",
            "{\"edition\":\"x\"}",
            "{\"edition\":1,\"answers\":null}",
            "{\"edition\":1,\"answers\":[null]}",
            "{\"edition\":1,\"answers\":[{}]}",
            "{\"edition\":99999999999999999999,\"answers\":[]}",
            "{\"edition\":1,\"answers\":[{\"question\":\"q\",\"seq\":1,\"answer\":{\"answer\":[\"\\u0000\"]}}]}",
            "{\"edition\":1,\"answers\":[{\"question\":\"\\u0000\",\"seq\":1,\"answer\":{\"\\ud800\":[\"\\ud800\"]}}]}",
            "{\"edition\":1,\"answers\":[{\"question\":\"q\",\"seq\":1,\"answer\":{\"answer\":[null,1,{}]}}]}",
            "{\"edition\":1,\"answers\":[{\"question\":\"q\",\"seq\":1e400,\"answer\":{}}]}",
            "[".repeat(20_000),
            "{\"a\":".repeat(5000));

    private static final List<String> PARTS = List.of(
            "",
            "--x",
            "--x--",
            "--x\r\n",
            "--x\r\n\r\n",
            "--x\r\nContent-Disposition: form-data; name=\"names\"\r\n\r\nAda",
            "--x\r\nContent-Disposition: form-data\r\n\r\nAda\r\n--x--\r\n",
            "--x\r\nContent-Disposition: form-data; name=\"\r\n\r\nAda\r\n--x--\r\n",
            "--x\r\nContent-Disposition: attachment; filename=\"../../a\"\r\n\r\nAda\r\n--x--\r\n",
            "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\0../../etc/passwd\"\r\n\r\n\0\r\n--x--\r\n",
            "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\nContent-Type: \0;;\r\n\r\na\r\n--x--\r\n",
            "--x\r\nContent-Disposition: form-data; name=\"names\"\r\nContent-Type: text/plain; charset=utf-99\r\n\r\na\r\n--x--\r\n",
            "--x\r\nContent-Disposition: form-data; name=\"form\"\r\nContent-Transfer-Encoding: base64\r\n\r\n%%%\r\n--x--\r\n",
            "--x\r\n" + "A: b\r\n".repeat(3000) + "\r\n\r\n--x--\r\n",
            "--x\r\nContent-Disposition: form-data; name=\"names\"\r\n\r\nAda\r\n".repeat(600) + "--x--\r\n",
            "x".repeat(9000));

    private static final List<String> IDS = List.of(
            "0",
            "-1",
            "9223372036854775807",
            "9223372036854775808",
            "99999999999999999999999999",
            "abc",
            "%00",
            "a%00b",
            "%ff",
            "%",
            "%zz",
            "%2e%2e",
            "..%2f..%2fetc",
            "%0d%0aSet-Cookie:a=b",
            "1;a=b",
            "%F0%9F%98%80",
            "x".repeat(3000));

    private static final List<String> QUERIES = List.of(
            "?",
            "?%",
            "?a=%zz",
            "?page=-1&q=%00&show=x&code=%00&to=%00&done=%00",
            "?page=99999999999&q=%ff&show=%ff&code=%ff&to=%ff&done=%ff",
            "?code=" + "x".repeat(3000) + "&q=" + "x".repeat(3000),
            "?to=//elsewhere&to=javascript:alert(1)&done=%3Cscript%3E&units=x&sort=x&by=x");

    private static final Pattern FIELD = Pattern.compile("\\sname=\"([a-zA-Z.-]+)\"");

    /** What was logged with a stack trace, or as an error. */
    private final ConcurrentLinkedQueue<String> logged = new ConcurrentLinkedQueue<>();

    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord line) {
            if (line.getThrown() != null || line.getLevel().intValue() >= 1000) {
                logged.add(line.getLoggerName() + ": " + line.getMessage() + " " + line.getThrown());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        Logger.getLogger("").addHandler(listener);
    }

    @AfterEach
    void stopListening() {
        Logger.getLogger("").removeHandler(listener);
    }

    record Route(String method, String path) {
        static Stream<Route> of(Method method) {
            var verb = method.isAnnotationPresent(GET.class)
                    ? "GET"
                    : method.isAnnotationPresent(POST.class) ? "POST" : null;
            var onClass = method.getDeclaringClass().getAnnotation(Path.class);
            if (verb == null || onClass == null) {
                return Stream.of();
            }
            var onMethod = method.getAnnotation(Path.class);
            return Stream.of(new Route(
                    verb,
                    Stream.of(onClass.value(), onMethod == null ? "" : onMethod.value())
                            .flatMap(part -> Arrays.stream(part.split("/")))
                            .filter(part -> !part.isEmpty())
                            .collect(Collectors.joining("/", "/", ""))));
        }
    }

    static final List<Route> ROUTES = routes();

    private static List<Route> routes() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.readback").stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .flatMap(type -> Arrays.stream(type.reflect().getDeclaredMethods()))
                        .flatMap(Route::of)
                        .distinct()
                        .sorted((a, b) -> (a.path() + a.method()).compareTo(b.path() + b.method()))
                        .toList();
    }

    @Test
    void all_routes_are_found() {
        assertThat(ROUTES)
                .hasSizeGreaterThan(75)
                .contains(
                        new Route("POST", "/attempts/{id}/responses"),
                        new Route("POST", "/sign-in"),
                        new Route("GET", "/classes/{id}/gradebook.csv"));
    }

    @TestFactory
    Stream<DynamicTest> no_request_ends_in_a_failure() {
        return ROUTES.stream()
                .map(route -> DynamicTest.dynamicTest(route.method() + " " + route.path(), () -> walk(route)));
    }

    private void walk(Route route) {
        var room = classrooms.open(clock.instant());
        var assignment = room.assign(Rules.plain(clock.instant()));
        var student = room.student();
        long attempt = attempts.start(student, assignment.id(), clock.instant());
        var good = good(route.path(), room.schoolClass.id(), assignment.id(), attempt, student.id());
        var senders = List.of(
                schools.nobody(),
                schools.as(student),
                schools.as(room.teacher),
                schools.as(room.school.administrator()));
        for (var sender : senders) {
            sender.get("/join");
            for (var target : targets(route.path(), good)) {
                if (target.startsWith(good) && route.path().endsWith("/events")) {
                    continue; // goes on for minutes
                }
                ask(sender, route.method(), target, List.of(), "");
            }
            if (route.path().endsWith("/events")) {
                continue;
            }
            if (route.method().equals("GET")) {
                ask(sender, "POST", good, List.of("Content-Type: " + FORM), "a=b");
                ask(sender, "DELETE", good, List.of("Content-Type: garbage"), "a=b");
                ask(sender, "GET", good, List.of("Content-Type: garbage", "Accept: garbage"), "");
                continue;
            }
            ask(sender, "GET", good, List.of("Accept: ;;;"), "");
            ask(sender, "PUT", good, List.of(), "a=b");
            ask(sender, "POST", good, List.of(), "a=b");
            for (var type : TYPES) {
                ask(sender, "POST", good, List.of("Content-Type: " + type), "a=b");
                ask(sender, "POST", good, List.of("Content-Type: " + type), "");
            }
            for (var form : FORMS) {
                ask(sender, "POST", good, List.of("Content-Type: " + FORM), form);
            }
            for (var json : JSON) {
                ask(sender, "POST", good, List.of("Content-Type: application/json"), json);
            }
            for (var parts : PARTS) {
                ask(sender, "POST", good, List.of("Content-Type: multipart/form-data; boundary=x"), parts);
            }
            for (var value : VALUES) {
                ask(sender, "POST", good, List.of("Content-Type: " + FORM), filled(value));
            }
        }
        assertThat(logged)
                .as("what was logged with a stack trace or as an error")
                .isEmpty();
    }

    /** Each id, one after the other, as it should not be; and good ones with nonsense behind them. */
    private static List<String> targets(String path, String good) {
        var targets = new ArrayList<String>();
        targets.add(good);
        QUERIES.forEach(query -> targets.add(good + query));
        var template = path.split("/");
        var filled = good.split("/");
        for (int i = 0; i < template.length; i++) {
            if (template[i].startsWith("{")) {
                for (var id : IDS) {
                    var changed = filled.clone();
                    changed[i] = id;
                    targets.add(String.join("/", changed));
                }
            }
        }
        return targets;
    }

    private static String good(String path, long schoolClass, long assignment, long attempt, long student) {
        var id =
                path.contains("assignments/{id}") ? assignment : path.contains("attempts/{id}") ? attempt : schoolClass;
        return path.replace("{id}", Long.toString(id))
                .replace("{person}", Long.toString(student))
                .replace("{passage}/{quiz}", Classrooms.TIDES)
                .replace("{code}", "BCDFGHJKLMNP");
    }

    private static String filled(String value) {
        return fields().stream()
                .map(name -> name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8))
                .limit(value.length() > 1000 ? 8 : 1000)
                .collect(Collectors.joining("&"));
    }

    /** The names of all fields of all forms. */
    private static TreeSet<String> fields() {
        var names = new TreeSet<String>();
        try (var files = Files.walk(java.nio.file.Path.of("src/main/resources/templates"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                FIELD.matcher(Files.readString(file)).results().forEach(found -> names.add(found.group(1)));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        names.remove("csrf");
        return names;
    }

    private void ask(Client sender, String method, String target, List<String> headers, String body) {
        var all = new ArrayList<>(headers);
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        all.add("Content-Length: " + bytes.length);
        all.add("X-CSRF-Token: " + sender.token());
        all.add("Cookie: " + sender.cookies());
        var reply = RawHttp.send(method, target, all, bytes);
        assertThat(reply.status())
                .as(() -> method + " " + abridged(target) + " " + headers + " " + abridged(body) + "\n" + reply.text()
                        + "\n" + logged)
                .isBetween(200, 499);
    }

    private static String abridged(String text) {
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }
}
