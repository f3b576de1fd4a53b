package org.readback.start;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The packaged Readback as a process of its own. */
final class Program implements AutoCloseable {
    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");

    private static final Path HOME = Path.of("target/start-it");
    private static int directories;

    private final Process process;
    private final BufferedReader output;
    private final StringBuilder said = new StringBuilder();

    private Program(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    /**
     * Runs it in {@code workingDirectory}; the environment is ours and {@code environment}. Health and metrics are on any
     * free port unless that names one.
     */
    static Program start(Path workingDirectory, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                JAR.toAbsolutePath().toString()));
        return start(command, workingDirectory, environment, arguments);
    }

    /** The same by bin/readback. */
    static Program startByScript(Path workingDirectory, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> command =
                new ArrayList<>(List.of(Path.of("bin/readback").toAbsolutePath().toString()));
        return start(command, workingDirectory, environment, arguments);
    }

    private static Program start(
            List<String> command, Path workingDirectory, Map<String, String> environment, String... arguments)
            throws IOException {
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(workingDirectory.toFile()).redirectErrorStream(true);
        builder.environment().put("QUARKUS_MANAGEMENT_PORT", "0");
        builder.environment().putAll(environment);
        return new Program(builder.start());
    }

    /** Returns once it says that it takes requests. */
    Program whenReady() throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            if (line.startsWith("Readback is at ")) {
                return this;
            }
        }
        throw new AssertionError("it did not start:\n" + said);
    }

    /** Returns once it takes requests, whatever it says. */
    Program whenAnswering(int port) throws IOException, InterruptedException {
        while (process.isAlive()) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return this;
            } catch (ConnectException e) {
                Thread.sleep(50);
            }
        }
        throw new AssertionError("it did not start:\n" + toTheEnd());
    }

    /** Waits for the end, and tells what was said since the start. */
    String toTheEnd() throws IOException, InterruptedException {
        said.append(output.lines().map(line -> line + "\n").collect(Collectors.joining()));
        process.waitFor();
        return said.toString();
    }

    int exitCode() {
        return process.exitValue();
    }

    /** Sends SIGTERM. The handle does it, for the process itself would close what we still want to read. */
    void terminate() throws IOException, InterruptedException {
        process.toHandle().destroy();
        toTheEnd();
    }

    /** Sends SIGKILL. */
    void kill() throws IOException, InterruptedException {
        process.toHandle().destroyForcibly();
        toTheEnd();
    }

    @Override
    public void close() {
        try {
            terminate();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The processes of PostgreSQL's server that run on the data directory. */
    static List<ProcessHandle> serversOf(Path data) throws IOException {
        String server = "-D " + data.toRealPath().resolve("postgres");
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(server))
                .toList();
    }

    /** An empty working directory; the ones of the run before are gone. */
    static Path workingDirectory() throws IOException {
        if (directories == 0) {
            Trees.delete(HOME);
        }
        return Files.createDirectories(HOME.resolve(String.valueOf(++directories)));
    }

    /** The data directory in it, with the programs of PostgreSQL if the other tests have unpacked them: it saves time. */
    static Path dataDirectory(Path workingDirectory) throws IOException {
        Path data = Files.createDirectories(workingDirectory.resolve("data"));
        Path unpacked = Path.of("target", "postgresql-" + Build.postgres());
        if (Files.isDirectory(unpacked)) {
            Files.createSymbolicLink(data.resolve(unpacked.getFileName()), unpacked.toAbsolutePath());
        }
        return data;
    }
}
