package org.readback.start;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * The PostgreSQL that Readback brings along: a real server with its own data directory, reached over the loopback
 * address with a random password.
 *
 * <p>Answers live here, so it is as durable as any PostgreSQL. One process at a time has a data directory; a server that a
 * killed process left running is found and stopped before the next one starts.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final long MAX_LOG = 1 << 20;
    /** Replaying the log after a power cut takes longer than any ordinary start. */
    private static final int START_SECONDS = 300;

    private static final int STOP_SECONDS = 60;

    private final DataDirectory directory;
    private final Map<String, String> settings;
    private Path programs;
    private DataDirectory.Connection connection;

    private EmbeddedDatabase(DataDirectory directory, Map<String, String> settings) {
        this.directory = directory;
        this.settings = settings;
    }

    /**
     * Starts the server of {@code directory}, making the database where there is none. Returns when it takes connections.
     *
     * @throws CannotStart when that cannot work, with a message for the person at the terminal
     */
    public static EmbeddedDatabase start(Path directory) {
        return start(directory, directory, Map.of(), false);
    }

    /**
     * Starts it on a new database, throwing away the one that is in {@code directory}, with the programs unpacked below
     * {@code programs}, and with settings of PostgreSQL that differ from ours.
     */
    public static EmbeddedDatabase startFresh(Path directory, Path programs, Map<String, String> settings) {
        return start(directory, programs, settings, true);
    }

    private static EmbeddedDatabase start(Path directory, Path programs, Map<String, String> settings, boolean fresh) {
        EmbeddedDatabase database = new EmbeddedDatabase(DataDirectory.open(directory), settings);
        try {
            database.start(programs, fresh);
            return database;
        } catch (IOException e) {
            database.giveUp();
            throw new CannotStart(e, "data.not-writable", directory, DataDirectory.reason(e));
        } catch (RuntimeException e) {
            database.giveUp();
            throw e;
        }
    }

    public String url() {
        return connection.url();
    }

    DataDirectory.Connection connection() {
        return connection;
    }

    public String password() {
        return connection.password();
    }

    public Path directory() {
        return directory.path();
    }

    /** Ends all connections, stops the server and lets another process have the directory. */
    @Override
    public void close() {
        try {
            stopServer();
            directory.close();
        } catch (IOException e) {
            throw new CannotStart(e, "postgres.not-stopped", directory.path(), DataDirectory.reason(e));
        }
    }

    private void giveUp() {
        try {
            if (programs != null) {
                stopServer();
            }
            directory.close();
        } catch (IOException | RuntimeException e) {
            // What went wrong first is the better message.
        }
    }

    private void start(Path parentOfPrograms, boolean fresh) throws IOException {
        boolean exists = !fresh && directory.hasDatabase();
        Files.createDirectories(parentOfPrograms);
        programs = PostgresBinaries.in(parentOfPrograms.toRealPath());
        if (fresh) {
            stopServer();
            Trees.delete(directory.cluster());
        }
        rotateLog();
        if (exists) {
            connection = directory.connection();
            stopServer(); // left behind by a process that was killed
        } else {
            initialise();
        }
        startServer();
    }

    // ── the first time ─────────────────────────────────────────────────────────────────────────────────────────────

    private void initialise() throws IOException {
        Path cluster = directory.unfinishedCluster();
        Trees.delete(cluster);
        run(
                "initdb",
                List.of(
                        "--pgdata=" + cluster,
                        "--username=postgres",
                        "--encoding=UTF8",
                        // The same order of texts on each machine, whatever its C library.
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--auth=reject",
                        "--no-sync",
                        "--no-instructions"),
                "");
        Files.writeString(
                cluster.resolve("pg_hba.conf"),
                "host " + DataDirectory.Connection.DATABASE + " " + DataDirectory.Connection.USER + " "
                        + DataDirectory.Connection.HOST + "/32 scram-sha-256\n");
        Files.writeString(cluster.resolve("postgresql.conf"), """
                # Readback writes readback.conf anew at each start. What is set below the next line wins over it.
                include 'readback.conf'
                """);
        writeSettings(cluster);
        String password = randomPassword();
        // The role of the app is no superuser, and the superuser cannot sign in at all.
        run("postgres", List.of("--single", "-D", cluster.toString(), "postgres"), """
                create role %1$s login password '%2$s'
                create database %3$s owner %1$s
                """.formatted(
                        DataDirectory.Connection.USER, password, DataDirectory.Connection.DATABASE));
        run("initdb", List.of("--sync-only", "--pgdata=" + cluster), "");
        connection = new DataDirectory.Connection(0, password);
        directory.keep(connection);
        // From here on the directory counts as complete; before, the next start begins anew.
        Files.move(cluster, directory.cluster(), StandardCopyOption.ATOMIC_MOVE);
    }

    private static String randomPassword() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    // ── each time ──────────────────────────────────────────────────────────────────────────────────────────────────

    private void startServer() throws IOException {
        writeSettings(directory.cluster());
        int port = connection.port() != 0 && free(connection.port()) ? connection.port() : freePort();
        connection = connection.at(port);
        directory.keep(connection);
        Process starting = program(
                        "pg_ctl",
                        List.of(
                                "start",
                                "--wait",
                                "--silent",
                                "--timeout=" + START_SECONDS,
                                "--pgdata=" + directory.cluster(),
                                "--log=" + directory.log(),
                                "--options=-p " + port))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        // pg_ctl looks ten times a second and takes the server out of our process group, so that Ctrl-C reaches us
        // only.
        waitUntil(START_SECONDS, () -> serverSays("ready") || !starting.isAlive());
        if (!serverSays("ready")) {
            throw new CannotStart("postgres.not-started", lastComplaint(), directory.log());
        }
    }

    private void writeSettings(Path cluster) throws IOException {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("listen_addresses", DataDirectory.Connection.HOST);
        // A socket's path may have 107 characters, which a data directory can exceed.
        all.put("unix_socket_directories", "");
        all.put("fsync", "on");
        all.put("synchronous_commit", "on");
        all.put("full_page_writes", "on");
        // A small machine: one school, one app with a pool of 16.
        all.put("max_connections", "50");
        all.put("shared_buffers", "128MB");
        all.put("max_parallel_workers_per_gather", "0");
        all.put("jit", "off");
        all.put("max_wal_size", "512MB");
        all.put("timezone", "UTC");
        all.put("log_timezone", "UTC");
        all.put("lc_messages", "C");
        all.put("log_checkpoints", "off");
        all.put("dynamic_shared_memory_type", "posix");
        all.putAll(settings);
        Files.writeString(
                cluster.resolve("readback.conf"),
                all.entrySet().stream()
                        .map(setting -> setting.getKey() + " = '" + setting.getValue() + "'\n")
                        .collect(Collectors.joining()));
    }

    /** Stops whatever server runs on this directory, ours or one left behind. */
    private void stopServer() throws IOException {
        Optional<ProcessHandle> server = runningServer();
        if (server.isEmpty()) {
            // Or it is another program that was given the same number since, which PostgreSQL would mistake for itself.
            Files.deleteIfExists(pidFile());
            return;
        }
        for (String mode : List.of("fast", "immediate")) {
            run(
                    "pg_ctl",
                    List.of("stop", "--no-wait", "--silent", "--mode=" + mode, "--pgdata=" + directory.cluster()),
                    "");
            // In a container without an init process a stopped server stays as a zombie; its file is gone all the same.
            if (waitUntil(STOP_SECONDS, () -> !server.get().isAlive() || !Files.exists(pidFile()))) {
                return;
            }
        }
        throw new CannotStart(
                "postgres.not-stopped",
                directory.path(),
                "process " + server.get().pid());
    }

    private Optional<ProcessHandle> runningServer() throws IOException {
        List<String> lines = pidLines();
        if (lines.isEmpty() || !lines.get(0).matches("\\d{1,9}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.get(0)))
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info().command().orElse("postgres").endsWith("postgres"));
    }

    private boolean serverSays(String state) {
        try {
            List<String> lines = pidLines();
            return lines.size() >= 8 && lines.get(7).strip().equals(state);
        } catch (IOException e) {
            return false;
        }
    }

    /** Process, directory, start, port, socket directory, address, memory, state: see PostgreSQL's pidfile.h. */
    private List<String> pidLines() throws IOException {
        try {
            return Files.readAllLines(pidFile());
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private Path pidFile() {
        return directory.cluster().resolve("postmaster.pid");
    }

    private void rotateLog() throws IOException {
        if (Files.exists(directory.log()) && Files.size(directory.log()) > MAX_LOG) {
            Files.write(directory.log(), new byte[0], StandardOpenOption.TRUNCATE_EXISTING);
        }
    }

    private String lastComplaint() throws IOException {
        List<String> complaints = Files.exists(directory.log())
                ? Files.readAllLines(directory.log()).stream()
                        .filter(line -> line.matches(".*(FATAL|PANIC|ERROR|unshare|error):.*"))
                        .toList()
                : List.of();
        return complaints.isEmpty()
                ? ""
                : complaints.get(complaints.size() - 1).replaceFirst("^.*?(FATAL|PANIC|ERROR): +", "");
    }

    // ── programs ───────────────────────────────────────────────────────────────────────────────────────────────────

    private void run(String name, List<String> arguments, String input) throws IOException {
        Path output = Files.createTempFile("readback", ".out");
        try {
            Process process = program(name, arguments)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            try (OutputStream in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // It ended without reading; its exit code says more.
            }
            if (!waitUntil(START_SECONDS, () -> !process.isAlive()) || process.exitValue() != 0) {
                process.destroyForcibly();
                String said = Files.readString(output).strip();
                throw new CannotStart(
                        said.contains("unshare") ? "postgres.root" : "postgres.failed", name, said.replace("\n", " "));
            }
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private ProcessBuilder program(String name, List<String> arguments) {
        List<String> command = new ArrayList<>();
        if (new UnixSystem().getUid() == 0) {
            // PostgreSQL refuses to run as root. In a user namespace of its own, root is nobody, and owns its files
            // still.
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(programs.resolve("bin").resolve(name).toString());
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.path().toFile());
        // PGPORT and its like are for somebody else's server.
        builder.environment().keySet().removeIf(key -> key.startsWith("PG") || key.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    private static boolean waitUntil(int seconds, BooleanSupplier done) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(3);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(DataDirectory.Connection.HOST))) {
            return socket.getLocalPort();
        }
    }

    private static boolean free(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(DataDirectory.Connection.HOST, port));
            return true;
        } catch (java.net.BindException e) {
            return false;
        }
    }
}
