package org.readback.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How fast Readback is, beside what its database can do: whole journeys, saves alone, pgbench with the statement that a save
 * is, and a class that starts at once. One node with the options of bin/readback, one PostgreSQL, the load by wrk, all on
 * this machine.
 */
final class Bench {
    private static final int STUDENTS = 300;
    private static final List<Integer> LEVELS = Arrays.stream(
                    Rig.env("READBACK_LEVELS", "1 4 16 64 256").split(" "))
            .map(Integer::valueOf)
            .toList();
    private static final int TARGET_LEVEL = 64;
    /** Whole attempts with ten autosaves that a tuned Moodle 4.5 serves with one CPU-second, at best; docs/BENCHMARKS.md. */
    private static final double MOODLE_PER_CPU_SECOND = 1.0;

    private final Rig rig = new Rig("bench");
    private final Postgres postgres = new Postgres(rig, Rig.port(5));
    private final Node node;
    private final boolean quick;
    private final boolean savesOnly;
    private final List<String> missed = new ArrayList<>();
    private final Load load;
    private Statement statement;

    private Bench(boolean quick, boolean savesOnly) {
        this.quick = quick;
        this.savesOnly = savesOnly;
        node = new Node(
                rig,
                "node",
                Rig.port(2),
                Map.of(
                        "quarkus.datasource.jdbc.url",
                        "jdbc:postgresql://127.0.0.1:" + postgres.port + "/readback",
                        "quarkus.datasource.username",
                        "readback"),
                Map.of());
        load = new Load(rig, "node", node, postgres, STUDENTS);
    }

    public static void main(String[] arguments) throws Exception {
        var run = new Bench(List.of(arguments).contains("--quick"), List.of(arguments).contains("--saves"));
        boolean good;
        try {
            good = run.all();
        } finally {
            run.rig.end();
        }
        System.exit(good ? 0 : 1);
    }

    private boolean all() throws Exception {
        long begun = System.nanoTime();
        postgres.start();
        node.start();
        node.awaitReady(60);
        var warming = School.make(node, postgres::query, STUDENTS + 1, 0);
        int most = Math.max(TARGET_LEVEL, LEVELS.get(LEVELS.size() - 1));
        load.signIn();
        load.prepare(most);
        statement = load.statement(most);
        load.journeys(16, quick ? 6 : 15, 0, warming); // warm, as a server is
        if (savesOnly) {
            return savesOnly();
        }
        print("");
        print("%8s %10s %10s %9s %9s %9s %11s %10s %9s %7s", "students", "journeys/s", "journeys", "p50 page", "p95 page",
                "max page", "saves/s", "pgbench/s", "of it", "errors");
        print("%8s %10s %10s %9s %9s %9s %11s %10s %9s %7s", "at once", "", "/CPU-s", "ms", "ms", "ms", "", "", "", "");
        for (int level : quick ? List.of(TARGET_LEVEL) : LEVELS) {
            level(level);
        }
        spike();
        long peak = load.status("VmHWM");
        print("");
        print("Memory of the JVM: %d MB resident now, %d MB at most", load.status("VmRSS") / 1024, peak / 1024);
        if (peak / 1024 >= 300) {
            missed.add("the JVM took " + peak / 1024 + " MB; 300 MB is the most");
        }
        print("Load of the machine by all that runs on it: %s; this run took %.0f s",
                Rig.read(java.nio.file.Path.of("/proc/loadavg")).strip(), (System.nanoTime() - begun) / 1e9);
        missed.forEach(target -> print("MISSED %s", target));
        if (missed.isEmpty()) {
            print("All targets of this run are met");
        }
        return missed.isEmpty();
    }

    /** For whoever makes saving faster: the same again and again. */
    private boolean savesOnly() {
        for (int i = 0; i < 3; i++) {
            var before = load.cpu();
            var saves = load.saves(TARGET_LEVEL, 10);
            var used = load.cpu().minus(before);
            double perSecond = saves.get("saves") / saves.get("seconds");
            double pgbench = statement.pgbench(rig, TARGET_LEVEL, 10);
            print("%.0f saves/s, pgbench %.0f/s, %.0f%%; CPU of a save: app %.3f ms, database %.3f ms; %d MB", perSecond,
                    pgbench, 100 * perSecond / pgbench, 1000 * used.app() / saves.get("saves"),
                    1000 * used.database() / saves.get("saves"), load.status("VmRSS") / 1024);
        }
        return true;
    }

    // ── measuring ───────────────────────────────────────────────────────────────────────────────────────────────────

    private void level(int students) {
        int seconds = quick ? 12 : 15;
        var before = load.cpu();
        var journeys = load.journeys(students, seconds, 0, load.anotherAssignment());
        var used = load.cpu().minus(before);
        var all = journeys.get("journeys");
        double perSecond = all.get("journeys") / all.get("seconds");
        double perCpu = all.get("journeys") / used.total();
        var pages = new TreeMap<>(journeys);
        pages.remove("journeys");
        double p50 = worst(pages, "p50");
        double p95 = worst(pages, "p95");
        double max = worst(pages, "max");
        var beforeSaves = load.cpu();
        var saves = load.saves(students, quick ? 8 : 10);
        var usedBySaves = load.cpu().minus(beforeSaves);
        double savesPerSecond = saves.get("saves") / saves.get("seconds");
        double pgbench = statement.pgbench(rig, students, quick ? 8 : 10);
        double errors = all.get("errors") + all.get("network") + saves.get("others") + saves.get("network");
        print("%8d %10.1f %10.1f %9.1f %9.1f %9.1f %11.0f %10.0f %8.0f%% %7.0f", students, perSecond, perCpu, p50, p95, max,
                savesPerSecond, pgbench, 100 * savesPerSecond / pgbench, errors);
        if (!quick || students == TARGET_LEVEL) {
            details(pages, used, all.get("journeys"), saves, usedBySaves);
        }
        if (errors > 0) {
            missed.add("%d students: in journeys %.0f wrong answers and %.0f network errors, in saves %.0f and %.0f".formatted(
                    students, all.get("errors"), all.get("network"), saves.get("others"), saves.get("network")));
        }
        if (students == TARGET_LEVEL && savesPerSecond < pgbench / 2) {
            missed.add("%.0f saves/s at %d students are less than half of pgbench's %.0f".formatted(
                    savesPerSecond, students, pgbench));
        }
        if (students == TARGET_LEVEL && perCpu < 20 * MOODLE_PER_CPU_SECOND) {
            missed.add("%.1f journeys per CPU-second are less than 20 times Moodle's %.1f".formatted(
                    perCpu, MOODLE_PER_CPU_SECOND));
        }
    }

    private void details(
            Map<String, Map<String, Double>> pages,
            Load.Cpu used,
            double journeys,
            Map<String, Double> saves,
            Load.Cpu usedBySaves) {
        var line = new StringBuilder();
        for (var step : List.of("home", "assignment", "start", "attempt", "save", "submit", "feedback")) {
            var page = pages.get(step);
            if (page != null) {
                line.append("%s %.1f/%.1f/%.0f  ".formatted(step, page.get("p50"), page.get("p95"), page.get("max")));
            }
        }
        print("         p50/p95/max ms: %s", line);
        print("         CPU of a journey: app %.1f ms, database %.1f ms", 1000 * used.app() / journeys,
                1000 * used.database() / journeys);
        print("         saves alone: p50 %.1f, p95 %.1f, max %.0f ms; CPU of one: app %.3f ms, database %.3f ms",
                saves.get("p50"), saves.get("p95"), saves.get("max"), 1000 * usedBySaves.app() / saves.get("saves"),
                1000 * usedBySaves.database() / saves.get("saves"));
    }

    /** Of the pages; a save is none. */
    private static double worst(Map<String, Map<String, Double>> pages, String figure) {
        return pages.values().stream()
                .filter(page -> page.containsKey(figure))
                .mapToDouble(page -> page.get(figure))
                .max()
                .orElse(0);
    }

    /** Everybody opens the quiz and starts it at some moment of five seconds. */
    private void spike() {
        var figures = load.starts(STUDENTS, 20, load.anotherAssignment());
        var all = figures.remove("journeys");
        double slowest = worst(figures, "max");
        double errors = all.get("errors") + all.get("network");
        print("");
        print("%d students start within 5 s: %.0f started, %.0f errors, slowest page %.0f ms", STUDENTS,
                all.get("journeys"), errors, slowest);
        figures.forEach((step, page) -> print("         %-10s p50 %.1f, p95 %.1f, max %.0f ms", step, page.get("p50"),
                page.get("p95"), page.get("max")));
        if (errors > 0 || all.get("journeys") != STUDENTS) {
            missed.add("the spike had errors");
        }
        if (slowest >= 2000) {
            missed.add("the slowest page of the spike took %.0f ms".formatted(slowest));
        }
    }

    private static void print(String format, Object... values) {
        System.out.println(values.length == 0 ? format : String.format(Locale.ROOT, format, values));
    }
}
