package org.readback.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Students answer while everything around them fails. Two nodes behind HAProxy, two PostgreSQL servers under Patroni, and
 * wires between them that can be cut. At the end every acknowledged answer must be in the database.
 */
final class Faults {
    private static final int STUDENTS = Integer.parseInt(Rig.env("READBACK_STUDENTS", "200"));
    /** The clock is moved by more than this; whoever went by it would hand everything in. */
    private static final int TIME_LIMIT_MINUTES = 60;

    private static final double DRAIN_SECONDS = 90;
    private static final String FAKETIME = Rig.env(
            "READBACK_FAKETIME", "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1");

    private interface Fault {
        void happen();
    }

    private record Line(String fault, long acknowledged, int lost, double longestWait, Map<Integer, Long> statuses) {}

    private final Rig rig = new Rig("faults");
    private final Ledger ledger = new Ledger();
    private final Cluster cluster;
    private final Map<String, Node> nodes = new TreeMap<>();
    private final Map<String, List<Wire>> databaseWires = new HashMap<>();
    private final Wire studentsWire = new Wire(Rig.port(0), Rig.port(1));
    private final List<Student> students = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private Process haproxy;

    private final String only;

    private Faults(boolean breakable, String only) {
        this.only = only;
        cluster = new Cluster(
                rig,
                breakable
                        ? Map.of("SYNCHRONOUS_COMMIT", "off", "WAL_WRITER_DELAY", "10s")
                        : Map.of("SYNCHRONOUS_COMMIT", "on", "WAL_WRITER_DELAY", "200ms"));
    }

    public static void main(String[] arguments) {
        var given = List.of(arguments);
        boolean breakable = given.contains("--answer-before-the-disk-has-it");
        int only = given.indexOf("--only");
        var run = new Faults(breakable, only < 0 ? "" : given.get(only + 1));
        boolean good;
        try {
            good = run.all();
        } finally {
            run.rig.end();
        }
        System.exit(good ? 0 : 1);
    }

    private boolean all() {
        long begun = System.nanoTime();
        say("Starting PostgreSQL twice, Patroni, etcd, HAProxy and two nodes");
        cluster.start();
        makeNode("a", 2, 7);
        makeNode("b", 3, 9);
        nodes.get("a").start();
        nodes.get("a").awaitReady(60);
        long assignment = School.make(nodes.get("a"), cluster::query, STUDENTS, TIME_LIMIT_MINUTES);
        nodes.get("b").start();
        nodes.get("b").awaitReady(60);
        startHaproxy();
        say(STUDENTS + " students sign in and start");
        for (int i = 1; i <= STUDENTS; i++) {
            var student = new Student(i, "http://127.0.0.1:" + Rig.port(0), assignment, 1.2, ledger);
            students.add(student);
            var thread = new Thread(null, student, "student " + i, 256 * 1024);
            thread.setDaemon(true);
            thread.start();
            // Checking a password is made to be slow; it is not what is tried here.
            Rig.sleep(0.1);
        }
        Rig.await("all students to have started", 180, () -> ledger.opened() + lost() == STUDENTS);
        ledger.takeLongestWait();
        ledger.takeStatuses();

        phase("none", () -> Rig.sleep(5));
        phase("a node is killed", () -> {
            nodes.get("b").kill9();
            Rig.sleep(3);
            nodes.get("b").awaitReady(60);
        });
        phase("PostgreSQL is killed", () -> {
            cluster.leader().kill9Server();
            Rig.sleep(3);
            cluster.awaitStandby(60);
        });
        phase("the primary's host is lost, the standby takes over", () -> {
            var old = cluster.leader();
            var next = cluster.standby();
            old.kill9();
            Rig.await("the standby to take over", 60, next::leads);
            Rig.sleep(3);
            old.start();
            cluster.awaitStandby(90);
        });
        phase("everything is restarted", () -> {
            nodes.values().forEach(node -> node.stop(20));
            Rig.stop(haproxy, 10);
            cluster.stopAll();
            cluster.startAll();
            startHaproxy();
            Rig.await("a primary", 60, () -> cluster.leader() != null);
            nodes.values().forEach(Node::start);
            nodes.values().forEach(node -> node.awaitReady(90));
            cluster.awaitStandby(60);
        });
        phase("students' network: silent 6 s, then broken 3 s", () -> {
            studentsWire.silence();
            Rig.sleep(6);
            studentsWire.cut();
            Rig.sleep(3);
            studentsWire.mend();
        });
        phase("students' network: 0.3 to 0.6 s each way", () -> {
            studentsWire.delay(300);
            Rig.sleep(8);
            studentsWire.mend();
        });
        phase("one node's way to the database: silent 12 s", () -> {
            databaseWires.get("a").forEach(Wire::silence);
            Rig.sleep(12);
            databaseWires.get("a").forEach(Wire::mend);
        });
        phase("both nodes' way to the database: broken 4 s, slow 6 s", () -> {
            allDatabaseWires().forEach(Wire::cut);
            Rig.sleep(4);
            allDatabaseWires().forEach(wire -> {
                wire.mend();
                wire.delay(60);
            });
            Rig.sleep(6);
            allDatabaseWires().forEach(Wire::mend);
        });
        phase("a lock holds every connection of the pools for 8 s", () -> cluster.query("""
                begin;
                lock table response in share row exclusive mode;
                select pg_sleep(8);
                commit;
                """));
        phase("the server has no connection left for 6 s", this::takeAllConnections);
        phase("a node's clock: two hours ahead, then behind", () -> {
            setClock("a", "+2h");
            Rig.sleep(6);
            setClock("a", "-2h");
            Rig.sleep(6);
            setClock("a", "+0");
        });
        phase("all hand in while a node is killed and connections break", () -> {
            students.forEach(Student::handIn);
            Rig.sleep(0.7);
            nodes.get("a").kill9();
            endConnections();
            Rig.sleep(1);
            endConnections();
            Rig.came(DRAIN_SECONDS, () -> students.stream().filter(Student::done).count() + lost() == STUDENTS);
        });

        faults.addAll(Ledger.submittedOnce(cluster::query, STUDENTS));
        readGradebook();
        return report((System.nanoTime() - begun) / 1e9);
    }

    /** The teacher's page, which asks the standby. */
    private void readGradebook() {
        var teacher = Web.signedIn("http://127.0.0.1:" + Rig.port(0), "ada");
        var page = teacher.get("/classes/" + cluster.query("select min(id) from school_class") + "/gradebook");
        if (page.status() != 200 || !page.body().contains("Student " + STUDENTS)) {
            faults.add("the gradebook was answered with " + page.status());
        }
        var there = Cluster.psql(
                cluster.standby().port, "postgres", "select count(*) from pg_stat_activity where usename = 'readback'");
        if (there.equals("0")) {
            faults.add("the gradebook did not ask the standby");
        }
    }

    // ── what runs ───────────────────────────────────────────────────────────────────────────────────────────────────

    private void makeNode(String name, int port, int firstWire) {
        var wires = new ArrayList<Wire>();
        for (var member : cluster.members()) {
            wires.add(new Wire(Rig.port(firstWire + wires.size()), member.port));
        }
        databaseWires.put(name, wires);
        setClock(name, "+0");
        var url = "jdbc:postgresql://127.0.0.1:%d,127.0.0.1:%d/readback?hostRecheckSeconds=2&targetServerType="
                .formatted(Rig.port(firstWire), Rig.port(firstWire + 1));
        nodes.put(
                name,
                new Node(
                        rig,
                        name,
                        Rig.port(port),
                        Map.ofEntries(
                                Map.entry("quarkus.datasource.jdbc.url", url + "primary"),
                                Map.entry("quarkus.datasource.username", "readback"),
                                Map.entry("quarkus.datasource.password", Cluster.PASSWORD),
                                Map.entry("quarkus.datasource.reports.active", "true"),
                                Map.entry("quarkus.datasource.reports.jdbc.url", url + "preferSecondary"),
                                Map.entry("quarkus.datasource.reports.username", "readback"),
                                Map.entry("quarkus.datasource.reports.password", Cluster.PASSWORD),
                                Map.entry("quarkus.http.proxy.proxy-address-forwarding", "true")),
                        // The JVM waits by a clock that nobody sets; only the time of day is moved.
                        Map.of(
                                "LD_PRELOAD",
                                FAKETIME,
                                "FAKETIME_TIMESTAMP_FILE",
                                clockFile(name),
                                "FAKETIME_CACHE_DURATION",
                                "1",
                                "FAKETIME_DONT_FAKE_MONOTONIC",
                                "1",
                                "FAKETIME_FORCE_MONOTONIC_FIX",
                                "0")));
    }

    private String clockFile(String node) {
        return rig.directory.resolve("clock-" + node).toString();
    }

    private void setClock(String node, String offset) {
        rig.write("clock-" + node, offset + "\n");
    }

    private void startHaproxy() {
        var configuration = rig.configuration(
                "haproxy.cfg",
                "haproxy.cfg",
                Map.of(
                        "LISTEN", "127.0.0.1:" + Rig.port(1),
                        "STATS_SOCKET", rig.directory.resolve("haproxy.sock"),
                        "NODE_A", "127.0.0.1:" + Rig.port(2),
                        "NODE_A_MANAGEMENT_PORT", Node.managementPort(Rig.port(2)),
                        "NODE_B", "127.0.0.1:" + Rig.port(3),
                        "NODE_B_MANAGEMENT_PORT", Node.managementPort(Rig.port(3))));
        haproxy = rig.start("haproxy", List.of("haproxy", "-db", "-f", configuration.toString()), Map.of());
        rig.atTheEnd(() -> Rig.stop(haproxy, 5));
    }

    private List<Wire> allDatabaseWires() {
        return databaseWires.values().stream().flatMap(List::stream).toList();
    }

    /** The nodes' are ended, and others are there first. */
    private void takeAllConnections() {
        var script = rig.write("sleep.sql", "select pg_sleep(6);\n");
        var others = rig.start(
                "others",
                List.of(
                        Rig.PG.resolve("pgbench").toString(),
                        "--no-vacuum",
                        "--client=60",
                        "--transactions=1",
                        "--file=" + script,
                        "host=127.0.0.1 port=" + cluster.leader().port + " dbname=readback user=readback"),
                Map.of("PGPASSWORD", Cluster.PASSWORD));
        for (int i = 0; i < 4; i++) {
            endConnections();
            Rig.sleep(0.3);
        }
        Rig.sleep(6);
        Rig.stop(others, 5);
    }

    private void endConnections() {
        cluster.query(
                "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'PostgreSQL JDBC Driver'");
    }

    // ── phases ──────────────────────────────────────────────────────────────────────────────────────────────────────

    private void phase(String name, Fault fault) {
        if (!name.contains(only) && !name.startsWith("all hand in")) {
            return;
        }
        System.out.printf("%-58s", name);
        System.out.flush();
        long before = ledger.acknowledged();
        fault.happen();
        long mended = System.nanoTime();
        boolean clear = Rig.came(
                DRAIN_SECONDS, () -> students.stream().allMatch(student -> student.lost().isPresent()
                        || student.done()
                        || student.clearSince(mended)));
        if (!clear) {
            faults.add(name + ": students still wait " + DRAIN_SECONDS + " s after everything works again");
        }
        var lost = ledger.lost(cluster::query);
        lost.stream().limit(5).forEach(what -> faults.add(name + ": " + what));
        var line = new Line(
                name, ledger.acknowledged() - before, lost.size(), ledger.takeLongestWait() / 1e9, ledger.takeStatuses());
        lines.add(line);
        System.out.println(tail(line));
        long failed = line.statuses().entrySet().stream()
                .filter(status -> status.getKey() >= 500 && status.getKey() < 502)
                .mapToLong(Map.Entry::getValue)
                .sum();
        if (failed > 0) {
            faults.add(name + ": " + failed + " answers said that Readback failed, not that it cannot be reached");
        }
    }

    private static String tail(Line line) {
        return "%14d %6d %9.1f s  %s"
                .formatted(line.acknowledged(), line.lost(), line.longestWait(), troubles(line.statuses()));
    }

    private static String troubles(Map<Integer, Long> statuses) {
        var words = new ArrayList<String>();
        statuses.forEach((status, count) -> {
            if (status == 0 || status >= 400) {
                words.add((status == 0 ? "no answer" : status.toString()) + " x " + count);
            }
        });
        return String.join(", ", words);
    }

    private int lost() {
        return (int) students.stream().filter(student -> student.lost().isPresent()).count();
    }

    private boolean report(double seconds) {
        students.forEach(student ->
                student.lost().ifPresent(what -> faults.add("student " + student.number + " is stuck: " + what)));
        long undone = students.stream().filter(student -> !student.done()).count();
        if (undone > 0) {
            faults.add(undone + " students did not get to their feedback");
        }
        System.out.println();
        System.out.printf(
                "%-58s%14s %6s %11s  %s%n", "fault", "acknowledged", "lost", "longest wait", "told to come again");
        lines.forEach(line -> System.out.printf("%-58s%s%n", line.fault(), tail(line)));
        System.out.println();
        System.out.printf(Locale.ROOT, "%d students, %.0f s%n", STUDENTS, seconds);
        faults.stream().limit(20).forEach(fault -> System.out.println("FAULT " + fault));
        long lost = lines.stream().mapToInt(Line::lost).sum();
        System.out.printf("acknowledged %d, lost %d%n", ledger.acknowledged(), lost);
        return lost == 0 && faults.isEmpty();
    }

    private static void say(String what) {
        System.out.println(what);
    }
}
