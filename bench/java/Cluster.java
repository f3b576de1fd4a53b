package org.readback.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Two PostgreSQL servers under Patroni, one the synchronous standby of the other, and the etcd that they agree by. */
final class Cluster {
    static final String PASSWORD = "only-for-this-run";
    private static final int ETCD = Rig.port(13);
    private static final int ETCD_PEER = Rig.port(14);

    /** One server with its Patroni. */
    final class Member {
        final String name;
        final int port;
        final int restPort;
        private final Path data;
        private final Path configuration;
        private Process patroni;

        private Member(int number, Map<String, String> settings) {
            name = "pg" + number;
            port = Rig.port(4 + number);
            restPort = Rig.port(10 + number);
            data = rig.databaseDirectory(name).resolve("data");
            var values = new HashMap<String, Object>(settings);
            values.put("NAME", name);
            values.put("HOST", "127.0.0.1");
            values.put("PORT", port);
            values.put("REST_PORT", restPort);
            values.put("ETCD", "127.0.0.1:" + ETCD);
            values.put("DATA", data);
            values.put("PG_BIN", Rig.PG);
            values.put("PGPASS", data.resolveSibling("pgpass"));
            values.put("SUPERUSER_PASSWORD", PASSWORD);
            values.put("REPLICATION_PASSWORD", PASSWORD);
            values.put("HBA_NETWORK", "127.0.0.1/32");
            configuration = rig.configuration("patroni.yml", name + ".yml", values);
        }

        void start() {
            patroni = rig.start(
                    name,
                    Rig.asDatabase(List.of("patroni", configuration.toString())),
                    // No socket directory, so that a client without a host must be told one.
                    Map.of("PGHOST", "127.0.0.1"));
        }

        /** Stops Patroni and with it its server. */
        void stop() {
            Rig.stop(patroni, 20);
        }

        void kill9Server() {
            Rig.kill9(serverPid());
        }

        /** The whole host is gone. */
        void kill9() {
            Rig.kill9(patroni.pid());
            kill9Server();
        }

        private long serverPid() {
            // Readable by root and by the database's user only.
            return Long.parseLong(Rig.run(List.of("head", "-n", "1", data.resolve("postmaster.pid").toString()), Map.of())
                    .strip());
        }

        private void end() {
            if (patroni != null && patroni.isAlive()) {
                patroni.destroyForcibly();
            }
            if (Files.exists(data.resolve("postmaster.pid"))) {
                try {
                    Rig.run(
                            Rig.asDatabase(List.of(
                                    Rig.PG.resolve("pg_ctl").toString(), "-D", data.toString(), "-m", "immediate", "stop")),
                            Map.of());
                } catch (IllegalStateException e) {
                    // It is not running.
                }
            }
        }

        boolean leads() {
            return "f".equals(Cluster.psql(port, "postgres", "select pg_is_in_recovery()"));
        }
    }

    private final Rig rig;
    private final List<Member> members = new ArrayList<>();
    private Process etcd;

    /** @param settings SYNCHRONOUS_COMMIT and WAL_WRITER_DELAY of patroni.yml */
    Cluster(Rig rig, Map<String, String> settings) {
        this.rig = rig;
        members.add(new Member(1, settings));
        members.add(new Member(2, settings));
        rig.atTheEnd(() -> {
            members.forEach(Member::end);
            Rig.stop(etcd, 5);
        });
    }

    List<Member> members() {
        return members;
    }

    void start() {
        startEtcd();
        members.get(0).start();
        Rig.await("the first server, see " + rig.directory.resolve("pg1.log"), 60, () -> members.get(0).leads());
        members.get(1).start();
        awaitStandby(60);
        psql(leader().port, "postgres", "create role readback login password '" + PASSWORD + "'");
        psql(leader().port, "postgres", "create database readback owner readback");
    }

    private void startEtcd() {
        var url = "http://127.0.0.1:" + ETCD;
        var peer = "http://127.0.0.1:" + ETCD_PEER;
        etcd = rig.start(
                "etcd",
                List.of(
                        "etcd",
                        "--name=one",
                        "--data-dir=" + rig.directory.resolve("etcd"),
                        "--listen-client-urls=" + url,
                        "--advertise-client-urls=" + url,
                        "--listen-peer-urls=" + peer,
                        "--initial-advertise-peer-urls=" + peer,
                        "--initial-cluster=one=" + peer),
                Map.of());
    }

    void stopAll() {
        // The standby first: a primary that stops would wait for it.
        var leader = leader();
        members.stream().filter(member -> member != leader).forEach(Member::stop);
        leader.stop();
        Rig.stop(etcd, 5);
    }

    void startAll() {
        startEtcd();
        members.forEach(Member::start);
    }

    Member leader() {
        return members.stream()
                .filter(member -> {
                    try {
                        return member.leads();
                    } catch (IllegalStateException e) {
                        return false;
                    }
                })
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no server leads"));
    }

    Member standby() {
        var leader = leader();
        return members.stream().filter(member -> member != leader).findFirst().orElseThrow();
    }

    /** Until every commit is in two places, and Patroni knows that the standby may take over. */
    void awaitStandby(double seconds) {
        Rig.await(
                "a synchronous standby",
                seconds,
                () -> "1"
                                .equals(psql(
                                        leader().port,
                                        "postgres",
                                        "select count(*) from pg_stat_replication where sync_state = 'sync'"))
                        && Node.status("http://127.0.0.1:" + standby().restPort + "/synchronous") == 200);
    }

    String query(String sql) {
        return psql(leader().port, "readback", sql);
    }

    /** Rows as lines, columns parted by tabs. */
    static String psql(int port, String database, String sql) {
        return Rig.run(
                        List.of(
                                Rig.PG.resolve("psql").toString(),
                                "-X",
                                "-A",
                                "-t",
                                "-q",
                                "-F",
                                "\t",
                                "-v",
                                "ON_ERROR_STOP=1",
                                "-f",
                                "-",
                                "host=127.0.0.1 port=" + port + " dbname=" + database
                                        + " user=postgres connect_timeout=3"),
                        Map.of("PGPASSWORD", PASSWORD),
                        sql)
                .strip();
    }
}
