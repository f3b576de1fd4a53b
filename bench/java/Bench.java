package org.readback.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

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
    private final List<Web> people = new ArrayList<>();
    private final List<Double> signInMillis = new ArrayList<>();
    private long edition;
    private long savers;
    private long seq = 100_000_000;
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
        signIn();
        prepare();
        wrk("journey.lua", 16, quick ? 6 : 15, warming, "journey"); // warm, as a server is
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
        long peak = status("VmHWM");
        print("");
        print("Memory of the JVM: %d MB resident now, %d MB at most", status("VmRSS") / 1024, peak / 1024);
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
            var before = cpu();
            var saves = wrkSaves(TARGET_LEVEL, 10);
            var used = cpu().minus(before);
            double perSecond = saves.get("saves") / saves.get("seconds");
            double pgbench = statement.pgbench(rig, TARGET_LEVEL, 10);
            print("%.0f saves/s, pgbench %.0f/s, %.0f%%; CPU of a save: app %.3f ms, database %.3f ms; %d MB", perSecond,
                    pgbench, 100 * perSecond / pgbench, 1000 * used.app / saves.get("saves"),
                    1000 * used.database / saves.get("saves"), status("VmRSS") / 1024);
        }
        return true;
    }

    // ── before ──────────────────────────────────────────────────────────────────────────────────────────────────────

    /** Everybody through the page for it, sixteen at a time. */
    private void signIn() throws Exception {
        var before = cpu();
        long begun = System.nanoTime();
        var all = inParallel(16, STUDENTS, i -> () -> {
            var web = new Web(node.url());
            web.get("/sign-in");
            long asked = System.nanoTime();
            var in = web.form("/sign-in", "name", School.nameOf(i + 1), "password", School.PASSWORD, "to", "/");
            synchronized (signInMillis) {
                signInMillis.add((System.nanoTime() - asked) / 1e6);
            }
            check(in.status() == 303, "sign-in " + in.status());
            check(web.get("/home").status() == 200, "home");
            return web;
        });
        people.addAll(all);
        double seconds = (System.nanoTime() - begun) / 1e9;
        signInMillis.sort(null);
        print("Sign-in, %d students, 16 at a time: %.1f/s, p50 %.0f ms, p95 %.0f ms, %.0f ms CPU each", STUDENTS,
                STUDENTS / seconds, at(0.5), at(0.95), 1000 * cpu().minus(before).total() / STUDENTS);
    }

    private double at(double part) {
        return signInMillis.get((int) Math.ceil(signInMillis.size() * part) - 1);
    }

    private void prepare() throws Exception {
        // So that nothing else in the statement of a save has the number of an attempt.
        postgres.query("alter table attempt alter column id restart with 1000001");
        savers = anotherAssignment();
        int most = Math.max(TARGET_LEVEL, LEVELS.get(LEVELS.size() - 1));
        var attempts = inParallel(4, most, i -> () -> {
            var started = people.get(i).form("/assignments/" + savers + "/attempts");
            check(started.status() == 303, "start " + started.status());
            return Long.parseLong(started.location().replaceFirst(".*/", ""));
        });
        var sheet = Sheet.read(people.get(0).get("/attempts/" + attempts.get(0)).body());
        edition = sheet.edition();
        var random = new SplittableRandom(1);
        var answers = sheet.questions().values().stream()
                .map(question -> "\"question\":\"" + question.id() + "\",\"answer\":" + Sheet.json(question.answer(random)))
                .toList();
        rig.write("answers", String.join("\n", answers) + "\n");
        rig.write("people", people.stream().map(Bench::line).reduce("", String::concat));
        var lines = new StringBuilder();
        for (int i = 0; i < most; i++) {
            lines.append(line(people.get(i)).strip()).append(' ').append(attempts.get(i)).append('\n');
        }
        rig.write("savers", lines.toString());
        // One more student, so that what pgbench needs is on nobody else's pages.
        var one = Web.signedIn(node.url(), School.nameOf(STUDENTS + 1));
        var started = one.form("/assignments/" + savers + "/attempts");
        check(started.status() == 303, "start " + started.status());
        statement = Statement.capture(
                postgres, one, Long.parseLong(started.location().replaceFirst(".*/", "")), edition, answers, most);
    }

    private static String line(Web web) {
        return web.cookie("readback_session") + " " + web.cookie("readback_csrf") + "\n";
    }

    /** The same quiz once more for the same class, not yet started by anybody. */
    private long anotherAssignment() {
        return Long.parseLong(postgres.query("""
                insert into assignment (school_id, class_id, edition_id, opens_at, counting, shuffle_questions,
                    shuffle_options, feedback, created_by, created_at)
                select school_id, class_id, edition_id, opens_at, counting, shuffle_questions, shuffle_options, feedback,
                    created_by, created_at
                from assignment order by id limit 1
                returning id
                """));
    }

    // ── measuring ───────────────────────────────────────────────────────────────────────────────────────────────────

    private void level(int students) {
        int seconds = quick ? 12 : 15;
        var before = cpu();
        var journeys = wrk("journey.lua", students, seconds, anotherAssignment(), "journey");
        var used = cpu().minus(before);
        var all = journeys.get("journeys");
        double perSecond = all.get("journeys") / all.get("seconds");
        double perCpu = all.get("journeys") / used.total();
        var pages = new TreeMap<>(journeys);
        pages.remove("journeys");
        double p50 = worst(pages, "p50");
        double p95 = worst(pages, "p95");
        double max = worst(pages, "max");
        var beforeSaves = cpu();
        var saves = wrkSaves(students, quick ? 8 : 10);
        var usedBySaves = cpu().minus(beforeSaves);
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
            Cpu used,
            double journeys,
            Map<String, Double> saves,
            Cpu usedBySaves) {
        var line = new StringBuilder();
        for (var step : List.of("home", "assignment", "start", "attempt", "save", "submit", "feedback")) {
            var page = pages.get(step);
            if (page != null) {
                line.append("%s %.1f/%.1f/%.0f  ".formatted(step, page.get("p50"), page.get("p95"), page.get("max")));
            }
        }
        print("         p50/p95/max ms: %s", line);
        print("         CPU of a journey: app %.1f ms, database %.1f ms", 1000 * used.app / journeys,
                1000 * used.database / journeys);
        print("         saves alone: p50 %.1f, p95 %.1f, max %.0f ms; CPU of one: app %.3f ms, database %.3f ms",
                saves.get("p50"), saves.get("p95"), saves.get("max"), 1000 * usedBySaves.app / saves.get("saves"),
                1000 * usedBySaves.database / saves.get("saves"));
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
        var figures = wrk("journey.lua", STUDENTS, 20, anotherAssignment(), "start");
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

    private Map<String, Map<String, Double>> wrk(String script, int students, int seconds, long assignment, String mode) {
        return figures(wrkSaid(
                script,
                students,
                students,
                seconds,
                Map.of(
                        "BENCH_PEOPLE", rig.directory.resolve("people").toString(),
                        "BENCH_ANSWERS", rig.directory.resolve("answers").toString(),
                        "BENCH_ASSIGNMENT", Long.toString(assignment),
                        "BENCH_EDITION", Long.toString(edition),
                        "BENCH_STUDENTS", Integer.toString(students),
                        "BENCH_MODE", mode)));
    }

    private Map<String, Double> wrkSaves(int students, int seconds) {
        int threads = Math.min(2, students);
        seq += 1_000_000;
        return figures(wrkSaid(
                        "save.lua",
                        threads,
                        students,
                        seconds,
                        Map.of(
                                "BENCH_SAVERS", rig.directory.resolve("savers").toString(),
                                "BENCH_ANSWERS", rig.directory.resolve("answers").toString(),
                                "BENCH_EDITION", Long.toString(edition),
                                "BENCH_SEQ", Long.toString(seq),
                                "BENCH_STUDENTS", Integer.toString(students),
                                "BENCH_THREADS", Integer.toString(threads))))
                .get("saves");
    }

    private String wrkSaid(
            String script, int threads, int connections, int seconds, Map<String, String> environment) {
        return Rig.run(
                List.of(
                        "wrk",
                        "--threads=" + threads,
                        "--connections=" + connections,
                        "--duration=" + seconds + "s",
                        "--timeout=15s",
                        "--script=" + Rig.HOME.resolve("bench").resolve(script),
                        node.url()),
                environment);
    }

    /** Lines such as {@code BENCH step home count 3 p50 1.2}; by their first word, or by the second after "step". */
    private static Map<String, Map<String, Double>> figures(String said) {
        var all = new LinkedHashMap<String, Map<String, Double>>();
        said.lines().filter(line -> line.startsWith("BENCH ")).forEach(line -> {
            var words = line.split(" ");
            boolean step = words[1].equals("step");
            var figures = new HashMap<String, Double>();
            for (int i = step ? 3 : 1; i + 1 < words.length; i += 2) {
                if (words[i].equals("trouble")) {
                    if (!words[i + 1].equals("-")) {
                        print("TROUBLE %s", words[i + 1]);
                    }
                } else {
                    figures.put(words[i], Double.parseDouble(words[i + 1]));
                }
            }
            all.put(step ? words[2] : words[1], figures);
        });
        if (all.isEmpty()) {
            throw new IllegalStateException("wrk said:\n" + said);
        }
        return all;
    }

    // ── the machine ─────────────────────────────────────────────────────────────────────────────────────────────────

    /** Seconds. */
    private record Cpu(double app, double database) {
        Cpu minus(Cpu before) {
            return new Cpu(app - before.app, database - before.database);
        }

        double total() {
            return app + database;
        }
    }

    private Cpu cpu() {
        return new Cpu(used(node.pid(), false), used(postgres.pid(), true));
    }

    /** @param family with its children, those that ended too */
    private static double used(long pid, boolean family) {
        double ticks = 0;
        var stat = stat(pid);
        if (stat.length > 0) {
            ticks = Long.parseLong(stat[11]) + Long.parseLong(stat[12]);
            if (family) {
                ticks += Long.parseLong(stat[13]) + Long.parseLong(stat[14]);
                for (var child : ProcessHandle.of(pid).orElseThrow().children().toList()) {
                    ticks += 100 * used(child.pid(), false);
                }
            }
        }
        return ticks / 100; // USER_HZ, the same on all Linux that Debian runs on
    }

    /** The fields from the third on. */
    private static String[] stat(long pid) {
        try {
            var text = Rig.read(java.nio.file.Path.of("/proc/" + pid + "/stat"));
            return text.substring(text.lastIndexOf(')') + 2).split(" ");
        } catch (java.io.UncheckedIOException e) {
            return new String[0];
        }
    }

    /** In kilobytes. */
    private long status(String field) {
        var found = Pattern.compile(field + ":\\s+([0-9]+) kB")
                .matcher(Rig.read(java.nio.file.Path.of("/proc/" + node.pid() + "/status")));
        check(found.find(), field);
        return Long.parseLong(found.group(1));
    }

    // ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    private interface Work<T> {
        Callable<T> of(int number);
    }

    private static <T> List<T> inParallel(int threads, int count, Work<T> work) throws Exception {
        var pool = Executors.newFixedThreadPool(threads);
        try {
            var all = new ArrayList<T>();
            var tasks = new ArrayList<Callable<T>>();
            for (int i = 0; i < count; i++) {
                tasks.add(work.of(i));
            }
            for (var done : pool.invokeAll(tasks)) {
                all.add(done.get());
            }
            return all;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private static void check(boolean good, String what) {
        if (!good) {
            throw new IllegalStateException(what);
        }
    }

    private static void print(String format, Object... values) {
        System.out.println(values.length == 0 ? format : String.format(Locale.ROOT, format, values));
    }
}
