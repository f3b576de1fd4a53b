package org.readback.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One node of Readback as its own process, started again whenever it ends, as systemd would. */
final class Node {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    /** Those of bin/readback. */
    private static final List<String> OPTIONS = List.of(
            Rig.env("READBACK_JAVA_OPTS", "-Xmx128m -XX:+ExitOnOutOfMemoryError -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=0.1").split(" "));

    private final Rig rig;
    private final String name;
    private final int port;
    private final int managementPort;
    private final Map<String, String> environment;
    private final List<String> command;
    private volatile Process process;
    private volatile boolean wanted;

    /** @param settings Quarkus's and Readback's, by name */
    Node(Rig rig, String name, int port, Map<String, String> settings, Map<String, String> env) {
        this(rig, name, port, java(settings, port), env, true);
    }

    /** As the script in {@code home} starts it by default. It is not started again when it ends. */
    static Node asShipped(Rig rig, Path home, String name, int port, Map<String, String> settings) {
        var command = new ArrayList<>(List.of(home.resolve("bin/readback").toString()));
        command.addAll(settings(settings, port));
        return new Node(rig, name, port, command, Map.of(), false);
    }

    private Node(Rig rig, String name, int port, List<String> command, Map<String, String> env, boolean watched) {
        this.rig = rig;
        this.name = name;
        this.port = port;
        this.managementPort = managementPort(port);
        this.environment = new HashMap<>(env);
        environment.putIfAbsent("MALLOC_ARENA_MAX", "2");
        this.command = command;
        rig.atTheEnd(() -> stop(5));
        if (watched) {
            var watch = new Thread(this::watch, "watch " + name);
            watch.setDaemon(true);
            watch.start();
        }
    }

    private static List<String> java(Map<String, String> settings, int port) {
        var command = new ArrayList<>(List.of("java"));
        command.addAll(OPTIONS);
        command.addAll(settings(settings, port));
        command.addAll(List.of("-jar", Rig.JAR.toString()));
        return command;
    }

    private static List<String> settings(Map<String, String> settings, int port) {
        var all = new TreeMap<>(settings);
        all.put("quarkus.http.port", Integer.toString(port));
        all.put("quarkus.http.host", "127.0.0.1");
        all.put("quarkus.management.port", Integer.toString(managementPort(port)));
        var options = new ArrayList<String>();
        all.forEach((setting, value) -> options.add("-D" + setting + "=" + value));
        return options;
    }

    /** Where the node on {@code port} tells of its health: all run on one machine here. */
    static int managementPort(int port) {
        return port + 100;
    }

    private void watch() {
        while (true) {
            Rig.sleep(1);
            synchronized (this) {
                if (wanted && !process.isAlive()) {
                    launch();
                }
            }
        }
    }

    synchronized void start() {
        wanted = true;
        launch();
    }

    private void launch() {
        process = rig.start(name, command, environment);
    }

    void awaitReady(double seconds) {
        Rig.await(name + " to be ready, see " + rig.directory.resolve(name + ".log"), seconds, this::ready);
    }

    boolean ready() {
        return status("http://127.0.0.1:" + managementPort + "/q/health/ready") == 200;
    }

    /** 0 if nobody answers. */
    static int status(String url) {
        try {
            var request = HttpRequest.newBuilder(URI.create(url))
                    .timeout(Duration.ofSeconds(6))
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (java.io.IOException e) {
            return 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    long pid() {
        return process.pid();
    }

    String log() {
        return Rig.read(rig.directory.resolve(name + ".log"));
    }

    void kill9() {
        Rig.kill9(process.pid());
    }

    void stop(int seconds) {
        synchronized (this) {
            wanted = false;
        }
        Rig.stop(process, seconds);
    }
}
