package org.readback.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Starts and ends the packaged program as a person does. */
class StartIT {
    private static Path home;
    private static Path data;
    private static int port;
    private static int managementPort;
    private static Program running;

    private Path elsewhere;

    @BeforeAll
    static void start() throws IOException {
        home = Program.workingDirectory();
        data = Program.dataDirectory(home);
        port = freePort();
        managementPort = freePort();
        running = Program.start(
                        home,
                        Map.of("QUARKUS_MANAGEMENT_PORT", String.valueOf(managementPort)),
                        "-Dquarkus.http.port=" + port)
                .whenReady();
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @BeforeEach
    void go_elsewhere() throws IOException {
        elsewhere = Program.workingDirectory();
    }

    @Test
    void answers_survive_a_stop_and_a_kill_and_no_server_is_left_behind() throws Exception {
        Path directory = Program.dataDirectory(elsewhere);

        Program first = serve().whenReady();
        execute(directory, "insert into school (name, created_at) values ('First', now())");
        first.terminate();
        assertThat(first.exitCode()).isEqualTo(143);
        assertThat(Program.serversOf(directory)).isEmpty();

        Program second = serve().whenReady();
        execute(directory, "insert into school (name, created_at) values ('Second', now())");
        second.kill();
        assertThat(Program.serversOf(directory)).as("left behind").hasSize(1);

        Program third = serve().whenReady();
        assertThat(Program.serversOf(directory)).hasSize(1);
        assertThat(query(
                        directory,
                        "select string_agg(name, ', ' order by id) from school where name in ('First', 'Second')"))
                .isEqualTo("First, Second");
        third.terminate();
        assertThat(Program.serversOf(directory)).isEmpty();
    }

    @Test
    void a_process_whose_heap_is_full_ends_and_the_next_start_copes() throws Exception {
        Path directory = Program.dataDirectory(elsewhere);
        Program full = Program.startByScript(
                elsewhere,
                Map.of("JAVA_OPTS", "-Xmx14m", "READBACK_FAST_START", "no"),
                "-Dquarkus.http.port=" + freePort());
        assertThat(full.toTheEnd()).contains("java.lang.OutOfMemoryError");
        assertThat(full.exitCode()).isEqualTo(3);

        Program next = serve().whenReady();
        next.terminate();
        assertThat(Program.serversOf(directory)).isEmpty();
    }

    /** A node that is out of memory must be replaced, wherever it was started. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "bin/readback",
                "Dockerfile",
                "docs/DEPLOYMENT.md",
                "bench/java/Node.java",
                "src/test/java/org/readback/start/Program.java"
            })
    void each_start_of_java_ends_when_the_heap_is_full(String file) throws IOException {
        String text = Files.readString(Path.of(file)).replaceAll("[\",\\s]+", " ");
        assertThat(text).contains("-Xmx128m").doesNotContainPattern("-Xmx128m (?!-XX:\\+ExitOnOutOfMemoryError)");
    }

    @Test
    void uploads_are_for_the_owner_only_and_do_not_stay() throws Exception {
        Path tmp = Files.createDirectories(elsewhere.resolve("tmp")).toAbsolutePath();
        Program.dataDirectory(elsewhere);
        int pages = freePort();
        Program program = Program.start(
                        elsewhere,
                        Map.of("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + tmp),
                        "demo",
                        "-Dquarkus.http.port=" + pages)
                .whenReady();
        try (WatchService watch = FileSystems.getDefault().newWatchService();
                Socket upload = new Socket(InetAddress.getLoopbackAddress(), pages)) {
            List<Path> directories = in(tmp, "readback-uploads-");
            assertThat(directories).hasSize(1);
            Path uploads = directories.get(0);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(uploads)))
                    .isEqualTo("rwx------");
            uploads.register(watch, StandardWatchEventKinds.ENTRY_CREATE);

            String body = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"r.json\"\r\n"
                    + "Content-Type: application/json\r\n\r\n" + "a".repeat(3_000) + "\r\n--x--\r\n";
            upload.getOutputStream()
                    .write(("POST /receipts/file HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: "
                                    + body.length()
                                    + "\r\nContent-Type: multipart/form-data; boundary=x\r\n\r\n"
                                    + body)
                            .getBytes(StandardCharsets.US_ASCII));
            upload.getInputStream().readAllBytes();

            if (System.getProperty("os.name").equals("Linux")) { // elsewhere short-lived files are not noticed
                assertThat(watch.poll(10, TimeUnit.SECONDS))
                        .as("something was there")
                        .isNotNull();
            }
            Awaitility.await().until(() -> in(uploads, "").isEmpty());
            assertThat(tmp.resolve("uploads")).doesNotExist();
        } finally {
            program.terminate();
        }
        assertThat(in(tmp, "readback-uploads-")).isEmpty();
    }

    private static List<Path> in(Path directory, String prefix) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .toList();
        }
    }

    @Test
    void it_is_ready_when_it_says_so() throws Exception {
        HttpResponse<String> health = get("localhost", managementPort, "/q/health/ready");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).contains("UP");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/q/health/ready", "/q/health/live", "/q/metrics"})
    void health_and_metrics_are_on_a_port_of_their_own(String path) throws Exception {
        assertThat(get("localhost", managementPort, path).statusCode()).isEqualTo(200);
        assertThat(get("localhost", port, path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/assets/readback.css", "/"})
    void there_are_no_pages_on_that_port(String path) throws Exception {
        assertThat(get("localhost", managementPort, path).statusCode()).isEqualTo(404);
    }

    @Test
    void other_machines_reach_the_pages_only() throws Exception {
        String other = addressForOthers();
        assertThat(get(other, port, "/assets/readback.css").statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> get(other, managementPort, "/q/health/ready")).isInstanceOf(ConnectException.class);
    }

    @Test
    void only_a_trusted_proxy_says_who_asks_and_how() throws Exception {
        int behind = freePort();
        Program.dataDirectory(elsewhere);
        Program program = Program.start(
                        elsewhere,
                        Map.of(
                                "QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING", "true",
                                "QUARKUS_HTTP_PROXY_TRUSTED_PROXIES", "127.0.0.1"),
                        "-Dquarkus.http.port=" + behind)
                .whenReady();
        try {
            assertThat(get("127.0.0.1", behind, "/sign-in", "X-Forwarded-Proto", "https")
                            .headers()
                            .map()
                            .toString())
                    .contains("https://")
                    .doesNotContain("http://");
            assertThat(get("127.0.0.1", behind, "/sign-in", "Forwarded", "proto=https")
                            .headers()
                            .map()
                            .toString())
                    .contains("http://")
                    .doesNotContain("https://");
            assertThat(get(addressForOthers(), behind, "/sign-in", "X-Forwarded-Proto", "https")
                            .headers()
                            .map()
                            .toString())
                    .contains("http://")
                    .doesNotContain("https://");
        } finally {
            program.terminate();
        }
    }

    @Test
    void a_demo_is_for_this_machine_only_whatever_the_settings_say() throws Exception {
        int pages = freePort();
        int management = freePort();
        Program.dataDirectory(elsewhere);
        Program demo = Program.start(
                        elsewhere,
                        Map.of(
                                "QUARKUS_HTTP_HOST", "0.0.0.0",
                                "QUARKUS_MANAGEMENT_HOST", "0.0.0.0",
                                "QUARKUS_MANAGEMENT_PORT", String.valueOf(management)),
                        "demo",
                        "-Dquarkus.http.port=" + pages)
                .whenReady();
        String other = addressForOthers();
        try {
            assertThat(get("127.0.0.1", management, "/q/health/ready").statusCode())
                    .isEqualTo(200);
            assertThatThrownBy(() -> get(other, pages, "/sign-in")).isInstanceOf(ConnectException.class);
            assertThatThrownBy(() -> get(other, management, "/q/health/ready")).isInstanceOf(ConnectException.class);
        } finally {
            demo.terminate();
        }
    }

    @Test
    void only_the_owner_can_read_the_password() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("database.properties"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("postgres"))))
                .isEqualTo("rwx------");
    }

    @Test
    void answers_are_on_disk_before_they_count_as_saved() throws Exception {
        assertThat(query(data, "show fsync")).isEqualTo("on");
        assertThat(query(data, "show synchronous_commit")).isEqualTo("on");
    }

    @Test
    void a_second_program_on_the_same_data_is_refused() throws Exception {
        assertRefused(
                Program.start(home, Map.of(), "serve", "-Dquarkus.http.port=" + freePort()),
                "is in use by another Readback (process ",
                "-Dreadback.data-directory=");
    }

    @Test
    void a_port_that_is_taken_is_named() throws Exception {
        assertRefused(
                Program.start(elsewhere, Map.of(), "serve", "-Dquarkus.http.port=" + port),
                "Port " + port + " is taken",
                "-Dquarkus.http.port=" + (port + 1));
        assertThat(elsewhere.resolve("data")).doesNotExist();
    }

    @Test
    void a_management_port_that_is_taken_is_named() throws Exception {
        assertRefused(
                serveWith("-Dquarkus.management.port=" + managementPort),
                "Port " + managementPort + " is taken",
                "-Dquarkus.management.port=" + (managementPort + 1));
        assertThat(elsewhere.resolve("data")).doesNotExist();
    }

    @Test
    void one_port_for_both_is_refused() throws Exception {
        int both = freePort();
        assertRefused(
                Program.start(elsewhere, Map.of(), "-Dquarkus.http.port=" + both, "-Dquarkus.management.port=" + both),
                "Port " + both + " is chosen twice",
                "-Dquarkus.management.port=");
    }

    @Test
    void a_port_that_is_no_number_is_named() throws Exception {
        assertRefused(serveWith("-Dquarkus.http.port=http"), "configuration is wrong", "quarkus.http.port", "http");
    }

    @Test
    void a_setting_that_quarkus_refuses_is_named() throws Exception {
        assertRefused(
                serveWith("-Dquarkus.datasource.jdbc.max-size=many"),
                "configuration is wrong",
                "quarkus.datasource.jdbc.max-size",
                "many");
    }

    @Test
    void a_database_that_cannot_be_reached_is_named() throws Exception {
        int nobody = freePort();
        Program program = Program.start(
                elsewhere,
                Map.of("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:" + nobody + "/school"),
                "-Dquarkus.http.port=" + freePort());
        assertRefused(program, "jdbc:postgresql://127.0.0.1:" + nobody + "/school cannot be reached", "Start it");
        assertThat(elsewhere.resolve("data")).doesNotExist();
    }

    @Test
    void a_wrong_password_is_named_and_not_shown() throws Exception {
        String said = assertRefused(
                serveWith(
                        "-Dquarkus.datasource.jdbc.url=" + url(data),
                        "-Dquarkus.datasource.username=readback",
                        "-Dquarkus.datasource.password=guess-123"),
                "does not let the user readback in",
                "quarkus.datasource.password");
        assertThat(said).doesNotContain("guess-123");
    }

    @Test
    void a_file_that_is_no_database_address_is_named() throws Exception {
        assertRefused(serveWith("-Dquarkus.datasource.jdbc.url=jdbc:mysql://h/d"), "none that Readback can use");
    }

    @Test
    void data_of_another_major_version_are_left_alone() throws Exception {
        Path cluster = Files.createDirectories(elsewhere.resolve("data/postgres"));
        Files.writeString(cluster.resolve("PG_VERSION"), "17\n");
        Files.writeString(elsewhere.resolve("data/database.properties"), "password=x\n");
        assertRefused(serve(), "was made by PostgreSQL 17; this Readback brings PostgreSQL 18", "pg_dump");
        assertThat(cluster.resolve("PG_VERSION")).exists();
    }

    @Test
    void data_of_which_a_part_is_missing_are_left_alone() throws Exception {
        Path cluster = Files.createDirectories(elsewhere.resolve("data/postgres"));
        Files.writeString(cluster.resolve("PG_VERSION"), "18\n");
        assertRefused(serve(), "is incomplete: database.properties is missing", "backup");
    }

    @Test
    void somebody_elses_directory_is_left_alone() throws Exception {
        Files.createDirectories(elsewhere.resolve("data"));
        Files.writeString(elsewhere.resolve("data/thesis.txt"), "mine");
        assertRefused(serve(), "holds files that are not Readback's", "-Dreadback.data-directory=");
        assertThat(elsewhere.resolve("data")).isDirectoryContaining(path -> path.endsWith("thesis.txt"));
    }

    @Test
    void a_missing_directory_of_own_quizzes_is_named() throws Exception {
        assertRefused(serveWith("-Dreadback.quizzes-directory=nowhere"), "nowhere, does not exist");
    }

    @Test
    void a_rehearsal_ends_by_itself_and_leaves_nothing_behind() throws Exception {
        Program program = Program.start(elsewhere, Map.of(), "rehearse", "room");
        assertThat(program.toTheEnd()).contains("Made the demo school").doesNotContain("ERROR", "cannot start");
        assertThat(program.exitCode()).isZero();
        assertThat(elsewhere.resolve("room")).isEmptyDirectory();
    }

    @Test
    void it_tells_its_version() throws Exception {
        Program program = Program.start(elsewhere, Map.of(), "--version");
        assertThat(program.toTheEnd()).startsWith("Readback ").doesNotContain("$");
        assertThat(program.exitCode()).isZero();
    }

    /** @param headers name, value, name, value... */
    private static HttpResponse<String> get(String host, int port, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://" + host + ":" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Where this machine answers others; without a network, an address that only 0.0.0.0 listens on. */
    private static String addressForOthers() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .map(InetAddress::getHostAddress)
                .findFirst()
                .orElse("127.0.0.2");
    }

    private Program serve() throws IOException {
        return serveWith();
    }

    private Program serveWith(String... more) throws IOException {
        String[] arguments = new String[more.length + 1];
        arguments[0] = "-Dquarkus.http.port=" + freePort();
        System.arraycopy(more, 0, arguments, 1, more.length);
        return Program.start(elsewhere, Map.of(), arguments);
    }

    /** One message, no stack trace, exit code 1. */
    private static String assertRefused(Program program, String... parts) throws Exception {
        String said = program.toTheEnd();
        assertThat(said).startsWith("Readback cannot start. ").contains(parts).doesNotContain("\tat ");
        assertThat(said.lines()).hasSizeLessThanOrEqualTo(3);
        assertThat(program.exitCode()).isEqualTo(1);
        return said;
    }

    private static void execute(Path directory, String sql) throws Exception {
        try (Connection connection = connect(directory);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static String query(Path directory, String sql) throws Exception {
        try (Connection connection = connect(directory);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(Path directory) throws IOException, SQLException {
        Properties properties = properties(directory);
        return DriverManager.getConnection(
                url(directory), properties.getProperty("user"), properties.getProperty("password"));
    }

    private static String url(Path directory) throws IOException {
        return "jdbc:postgresql://127.0.0.1:" + properties(directory).getProperty("port") + "/readback";
    }

    private static Properties properties(Path directory) throws IOException {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(directory.resolve("database.properties"))) {
            properties.load(in);
        }
        return properties;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
