package org.readback.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One PostgreSQL server as it comes, durable, with room for many connections. */
final class Postgres {
    final int port;
    private final Rig rig;
    private final String name;
    private final Path data;
    private Process server;

    Postgres(Rig rig, int port) {
        this(rig, "postgres", port);
    }

    /** @param name of its directory and its log */
    Postgres(Rig rig, String name, int port) {
        this.rig = rig;
        this.name = name;
        this.port = port;
        this.data = rig.databaseDirectory(name).resolve("data");
        rig.atTheEnd(() -> Rig.stop(server, 20));
    }

    /** @param settings beside the usual ones, such as archive_mode=on */
    void start(String... settings) {
        make();
        run(data, settings);
        Cluster.psql(port, "postgres", "create role readback login");
        Cluster.psql(port, "postgres", "create database readback owner readback");
    }

    private void make() {
        Rig.run(
                Rig.asDatabase(List.of(
                        Rig.PG.resolve("initdb").toString(),
                        "-D",
                        data.toString(),
                        "--username=postgres",
                        "--auth=trust",
                        "--encoding=UTF8",
                        "--locale=C.UTF-8")),
                Map.of());
    }

    /** On any directory that holds a cluster, such as one that was restored. */
    void run(Path directory, String... settings) {
        var command = new ArrayList<>(List.of(
                        Rig.PG.resolve("postgres").toString(),
                        "-D",
                        directory.toString(),
                        "-p",
                        Integer.toString(port),
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "unix_socket_directories=",
                        "-c",
                        "max_connections=400",
                        "-c",
                        "shared_buffers=256MB",
                        "-c",
                        "max_wal_size=4GB"));
        for (var setting : settings) {
            command.addAll(List.of("-c", setting));
        }
        server = rig.start(name, Rig.asDatabase(command), Map.of());
        Rig.await("PostgreSQL, see " + rig.directory.resolve(name + ".log"), 30, () -> !Cluster.psql(
                        port, "postgres", "select 1")
                .isEmpty());
    }

    void kill9() {
        Rig.kill9(server.pid());
    }

    String query(String sql) {
        return Cluster.psql(port, "readback", sql);
    }

    String log() {
        return Rig.read(rig.directory.resolve(name + ".log"));
    }

    long pid() {
        return server.pid();
    }
}
