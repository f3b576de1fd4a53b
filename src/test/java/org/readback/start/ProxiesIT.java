package org.readback.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the proxies of docs/DEPLOYMENT.md let through: the real programs on the files of bench/deployment, before a server
 * that tells what has arrived. bin/test installs them where it can.
 */
class ProxiesIT {
    /** Instead of the 1000 connections for each address that the files allow. */
    private static final int CONNECTIONS = 20;

    private static final Path HOME = Path.of("target/proxies-it").toAbsolutePath();
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final Semaphore WAITING = new Semaphore(0);
    private static CountDownLatch goOn = new CountDownLatch(1);
    private static HttpServer node;
    private static Path certificate;
    private static final Map<Proxy, Running> RUNNING = new EnumMap<>(Proxy.class);

    enum Proxy {
        NGINX,
        HAPROXY;

        String program() {
            return name().toLowerCase();
        }
    }

    private record Running(Process process, int port, int tlsPort) {}

    private record Answer(int status, Map<String, List<String>> headers, String body) {
        /** What arrived at the node, by names in lower case. */
        Map<String, List<String>> arrived() {
            var all = new TreeMap<String, List<String>>();
            body.lines().filter(line -> line.contains(": ")).forEach(line -> {
                int colon = line.indexOf(": ");
                all.computeIfAbsent(line.substring(0, colon).toLowerCase(), name -> new ArrayList<>())
                        .add(line.substring(colon + 2));
            });
            return all;
        }
    }

    @BeforeAll
    static void start() throws Exception {
        Trees.delete(HOME);
        Files.createDirectories(HOME);
        certificate = selfSigned();
        node = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        node.setExecutor(Executors.newCachedThreadPool());
        node.createContext("/", ProxiesIT::tell);
        node.createContext("/wait", exchange -> {
            WAITING.release();
            try {
                goOn.await(60, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            tell(exchange);
        });
        node.start();
        for (var proxy : Proxy.values()) {
            var program = find(proxy.program());
            if (program != null) {
                RUNNING.put(proxy, start(proxy, program));
            }
        }
    }

    @AfterAll
    static void stop() throws Exception {
        for (var proxy : RUNNING.values()) {
            proxy.process.destroy();
            proxy.process.waitFor(10, TimeUnit.SECONDS);
        }
        node.stop(0);
    }

    @ParameterizedTest
    @EnumSource
    void who_asks_is_what_the_proxy_saw_whatever_the_request_says(Proxy proxy) throws Exception {
        var arrived = ask(proxy, """
                X-Forwarded-For: 203.0.113.7
                x-forwarded-for: 203.0.113.8, 203.0.113.9
                X_Forwarded_For: 203.0.113.10
                X-Forwarded-Proto: https
                X-Forwarded-Ssl: on
                X-Forwarded-Host: evil.example
                X-Forwarded-Port: 6666
                X-Forwarded-Prefix: /evil
                X-Forwarded-Server: evil.example
                X-Forwarded-Trusted-Proxy: true
                Forwarded: for=203.0.113.11;proto=https;host=evil.example
                X-Real-IP: 203.0.113.12
                """).arrived();

        assertThat(arrived.get("x-forwarded-for")).containsExactly("127.0.0.1");
        assertThat(arrived.get("x-forwarded-proto")).containsExactly("http");
        assertThat(arrived.keySet())
                .filteredOn(name -> name.contains("forwarded") || name.contains("real"))
                .containsExactlyInAnyOrder("x-forwarded-for", "x-forwarded-proto");
        assertThat(arrived.toString()).doesNotContain("203.0.113", "evil", "6666");
    }

    @ParameterizedTest
    @EnumSource
    void a_request_that_says_nothing_of_itself_arrives_with_the_address_too(Proxy proxy) throws Exception {
        var arrived = ask(proxy, "").arrived();

        assertThat(arrived.get("x-forwarded-for")).containsExactly("127.0.0.1");
        assertThat(arrived.get("x-forwarded-proto")).containsExactly("http");
    }

    @ParameterizedTest
    @EnumSource
    void what_makes_cookies_secure_is_the_connection_and_not_the_request(Proxy proxy) throws Exception {
        var arrived = askWithTls(proxy, "X-Forwarded-Proto: http\nX-Forwarded-Ssl: off\n")
                .arrived();

        assertThat(arrived.get("x-forwarded-proto")).containsExactly("https");
        assertThat(arrived).doesNotContainKey("x-forwarded-ssl");
    }

    @ParameterizedTest
    @EnumSource
    void the_id_of_a_request_is_the_proxys(Proxy proxy) throws Exception {
        var arrived = ask(proxy, "X-Request-Id: mine\nX-Request-Id: mine-too\n").arrived();

        assertThat(arrived.get("x-request-id"))
                .singleElement()
                .asString()
                .matches("[A-Za-z0-9._-]{16,64}")
                .doesNotContain("mine");
    }

    @ParameterizedTest
    @EnumSource
    void browsers_that_came_by_tls_are_told_to_come_by_tls_only(Proxy proxy) throws Exception {
        assertThat(askWithTls(proxy, "").headers.get("strict-transport-security"))
                .singleElement()
                .asString()
                .matches("max-age=\\d{8,}; includeSubDomains");
        assertThat(ask(proxy, "").headers).doesNotContainKey("strict-transport-security");
    }

    @ParameterizedTest
    @EnumSource
    void a_body_of_more_than_a_megabyte_is_refused_before_it_is_sent(Proxy proxy) throws Exception {
        try (var connection = connect(running(proxy).port)) {
            write(connection, "POST /large HTTP/1.1\nHost: school\nContent-Length: 1048577\n\n");

            assertThat(read(connection).status).isEqualTo(413);
        }
    }

    @ParameterizedTest
    @EnumSource
    void half_a_request_is_not_waited_for(Proxy proxy) throws Exception {
        try (var head = connect(running(proxy).port);
                var body = connect(running(proxy).port)) {
            write(head, "GET / HTTP/1.1\nHost: school\nX-More: ");
            write(body, "POST / HTTP/1.1\nHost: school\nContent-Length: 100\n\nhalf");

            // Refused or hung up on; it is the end of the connection that counts.
            for (var half : List.of(head, body)) {
                half.setSoTimeout(30_000);
                assertThatCode(() -> half.getInputStream().readAllBytes()).doesNotThrowAnyException();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void one_address_cannot_take_every_connection(Proxy proxy) throws Exception {
        var connections = new ArrayList<Socket>();
        goOn = new CountDownLatch(1);
        WAITING.drainPermits();
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                var connection = connect(running(proxy).port);
                connections.add(connection);
                write(connection, "GET /wait HTTP/1.1\nHost: school\nConnection: close\n\n");
            }
            assertThat(WAITING.tryAcquire(CONNECTIONS, 20, TimeUnit.SECONDS)).isTrue();

            assertThat(refused(proxy)).isTrue();
        } finally {
            goOn.countDown();
        }
        for (var connection : connections) {
            assertThat(read(connection).status).isEqualTo(200);
            connection.close();
        }
        Awaitility.await().until(() -> !refused(proxy));
    }

    /** By 429, or by hanging up. */
    private static boolean refused(Proxy proxy) throws IOException {
        try (var connection = connect(running(proxy).port)) {
            write(connection, "GET / HTTP/1.1\nHost: school\nConnection: close\n\n");
            return read(connection).status == 429;
        } catch (IOException e) {
            return true;
        }
    }

    // ── requests ───────────────────────────────────────────────────────────────────────────────────────────────────

    private static Answer ask(Proxy proxy, String headers) throws IOException {
        try (var connection = connect(running(proxy).port)) {
            return ask(connection, headers);
        }
    }

    private static Answer askWithTls(Proxy proxy, String headers) throws Exception {
        var trusting = SSLContext.getInstance("TLS");
        trusting.init(null, new TrustManager[] {new Trusting()}, new SecureRandom());
        try (var connection = trusting.getSocketFactory().createSocket("127.0.0.1", running(proxy).tlsPort)) {
            connection.setSoTimeout(20_000);
            return ask(connection, headers);
        }
    }

    private static Answer ask(Socket connection, String headers) throws IOException {
        write(connection, "GET /?a=b HTTP/1.1\nHost: school\nConnection: close\n" + headers + "\n");
        var answer = read(connection);
        assertThat(answer.status).isEqualTo(200);
        return answer;
    }

    private static Socket connect(int port) throws IOException {
        var connection = new Socket("127.0.0.1", port);
        connection.setSoTimeout(20_000);
        return connection;
    }

    private static void write(Socket connection, String lines) throws IOException {
        connection.getOutputStream().write(lines.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** The head of the answer, and all that follows unless the connection stays open. */
    private static Answer read(Socket connection) throws IOException {
        var in = connection.getInputStream();
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("hung up after: " + head);
            }
            head.append((char) next);
        }
        var headers = new TreeMap<String, List<String>>();
        var lines = head.toString().strip().split("\r\n");
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.computeIfAbsent(lines[i].substring(0, colon).toLowerCase(), name -> new ArrayList<>())
                    .add(lines[i].substring(colon + 1).strip());
        }
        int status = Integer.parseInt(lines[0].split(" ")[1]);
        return new Answer(status, headers, status == 200 ? new String(in.readAllBytes(), StandardCharsets.UTF_8) : "");
    }

    /** Certificates are not what is tested here. */
    private static final class Trusting implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    // ── what runs ──────────────────────────────────────────────────────────────────────────────────────────────────

    /** Answers with the headers of the request, one a line. */
    private static void tell(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        var lines = new StringBuilder();
        exchange.getRequestHeaders()
                .forEach((name, values) -> values.forEach(
                        value -> lines.append(name).append(": ").append(value).append('\n')));
        var body = lines.toString().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static Running running(Proxy proxy) {
        var running = RUNNING.get(proxy);
        assumeTrue(
                running != null,
                () -> "There is no " + proxy.program() + " on this machine, so that its file is not tested. On Debian:"
                        + " apt-get install " + proxy.program());
        return running;
    }

    /** The program, also where only root looks for it; null if there is none. */
    private static Path find(String program) {
        return Stream.concat(
                        Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/sbin", "/usr/local/sbin", "/sbin"))
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    private static Running start(Proxy proxy, Path program) throws Exception {
        int port = freePort();
        int tlsPort = freePort();
        var command =
                switch (proxy) {
                    case NGINX -> nginx(program, port, tlsPort);
                    case HAPROXY -> haproxy(program, port, tlsPort);
                };
        var log = HOME.resolve(proxy.program() + ".log");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        var running = new Running(process, port, tlsPort);
        RUNNING.put(proxy, running);
        Awaitility.await(proxy.program()).ignoreExceptions().until(() -> {
            assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
            return ask(proxy, "").status == 200;
        });
        return running;
    }

    private static List<String> haproxy(Path program, int port, int tlsPort) throws IOException {
        var node = address();
        var file = fill(
                "haproxy.cfg",
                Map.of(
                        "LISTEN",
                        "127.0.0.1:" + port + "\n    bind 127.0.0.1:" + tlsPort + " ssl crt " + certificate,
                        "STATS_SOCKET",
                        HOME.resolve("haproxy.sock").toString(),
                        "NODE_A",
                        node,
                        "NODE_A_MANAGEMENT_PORT",
                        node.replaceAll(".*:", ""),
                        "NODE_B",
                        node,
                        "NODE_B_MANAGEMENT_PORT",
                        node.replaceAll(".*:", "")));
        return List.of(program.toString(), "-db", "-f", file.toString());
    }

    private static List<String> nginx(Path program, int port, int tlsPort) throws IOException {
        var file = fill(
                "nginx.conf",
                Map.of(
                        "LISTEN",
                        "127.0.0.1:" + port + "; listen 127.0.0.1:" + tlsPort + " ssl; ssl_certificate " + certificate
                                + "; ssl_certificate_key " + certificate,
                        "NODE_A",
                        address(),
                        "NODE_B",
                        address()));
        // What Debian's own nginx.conf has around it.
        var main = Files.writeString(HOME.resolve("main.conf"), """
                %1$s
                daemon off;
                worker_processes 1;
                pid %2$s/nginx.pid;
                error_log %2$s/nginx-error.log;
                events { worker_connections 1024; }
                http {
                    access_log off;
                    client_body_temp_path %2$s/body;
                    proxy_temp_path %2$s/proxy;
                    fastcgi_temp_path %2$s/fastcgi;
                    uwsgi_temp_path %2$s/uwsgi;
                    scgi_temp_path %2$s/scgi;
                    include %3$s;
                }
                """.formatted(
                        System.getProperty("user.name").equals("root") ? "user root;" : "", HOME, file));
        return List.of(program.toString(), "-e", HOME.resolve("nginx-error.log").toString(), "-c", main.toString());
    }

    private static Path fill(String name, Map<String, String> values) throws IOException {
        var text = Files.readString(Path.of("bench/deployment", name));
        for (var value : values.entrySet()) {
            text = text.replace("@" + value.getKey() + "@", value.getValue());
        }
        assertThat(text).doesNotContainPattern("@[A-Z_]+@");
        var fewer = text.replaceAll("\\b1000\\b", String.valueOf(CONNECTIONS));
        assertThat(fewer).isNotEqualTo(text);
        return Files.writeString(HOME.resolve(name), fewer);
    }

    private static String address() {
        return "127.0.0.1:" + node.getAddress().getPort();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Key and certificate in one file, as both programs read them. */
    private static Path selfSigned() throws Exception {
        var store = HOME.resolve("store.p12");
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD),
                        "-alias",
                        "school",
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-dname",
                        "CN=school")
                .redirectErrorStream(true)
                .start();
        var said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        var keys = KeyStore.getInstance(store.toFile(), PASSWORD);
        return Files.writeString(
                HOME.resolve("school.pem"),
                pem("PRIVATE KEY", keys.getKey("school", PASSWORD).getEncoded())
                        + pem("CERTIFICATE", keys.getCertificate("school").getEncoded()));
    }

    private static String pem(String kind, byte[] content) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content) + "\n-----END " + kind
                + "-----\n";
    }
}
