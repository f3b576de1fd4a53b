package org.readback.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/** The students of one node, what they ask of it by wrk, and what that costs node and database. */
final class Load {
    private final Rig rig;
    private final Node node;
    private final Postgres postgres;
    private final int students;
    private final String name;
    private final List<Web> people = new ArrayList<>();
    private final List<Double> signInMillis = new ArrayList<>();
    private List<String> answers = List.of();
    private long edition;
    private long savers;
    /** Each run goes on from far above the last, but not so far that a save would be refused for it. */
    private long seq;

    /**
     * @param name of its files in the rig's directory
     * @param students how many; {@link School#make} makes one more, for {@link #statement}
     */
    Load(Rig rig, String name, Node node, Postgres postgres, int students) {
        this.rig = rig;
        this.name = name;
        this.node = node;
        this.postgres = postgres;
        this.students = students;
    }

    /** Everybody through the page for it, sixteen at a time. */
    void signIn() throws Exception {
        var before = cpu();
        long begun = System.nanoTime();
        var all = inParallel(16, students, i -> () -> {
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
        print("Sign-in, %d students, 16 at a time: %.1f/s, p50 %.0f ms, p95 %.0f ms, %.0f ms CPU each", students,
                students / seconds, at(0.5), at(0.95), 1000 * cpu().minus(before).total() / students);
    }

    private double at(double part) {
        return signInMillis.get((int) Math.ceil(signInMillis.size() * part) - 1);
    }

    void prepare(int most) throws Exception {
        // So that nothing else in the statement of a save has the number of an attempt.
        postgres.query("alter table attempt alter column id restart with 1000001");
        savers = anotherAssignment();
        var attempts = inParallel(4, most, i -> () -> {
            var started = people.get(i).form("/assignments/" + savers + "/attempts");
            check(started.status() == 303, "start " + started.status());
            return Long.parseLong(started.location().replaceFirst(".*/", ""));
        });
        var sheet = Sheet.read(people.get(0).get("/attempts/" + attempts.get(0)).body());
        edition = sheet.edition();
        var random = new SplittableRandom(1);
        answers = sheet.questions().values().stream()
                .map(question -> "\"question\":\"" + question.id() + "\",\"answer\":" + Sheet.json(question.answer(random)))
                .toList();
        rig.write(name + "-answers", String.join("\n", answers) + "\n");
        rig.write(name + "-people", people.stream().map(Load::line).reduce("", String::concat));
        var lines = new StringBuilder();
        for (int i = 0; i < most; i++) {
            lines.append(line(people.get(i)).strip()).append(' ').append(attempts.get(i)).append('\n');
        }
        rig.write(name + "-savers", lines.toString());
    }

    /** The statement of a save, from one student more, so that what pgbench needs is on nobody else's pages. */
    Statement statement(int clients) {
        var one = Web.signedIn(node.url(), School.nameOf(students + 1));
        var started = one.form("/assignments/" + savers + "/attempts");
        check(started.status() == 303, "start " + started.status());
        return Statement.capture(
                postgres,
                one,
                Long.parseLong(started.location().replaceFirst(".*/", "")),
                edition,
                answers,
                clients);
    }

    private static String line(Web web) {
        return web.cookie("readback_session") + " " + web.cookie("readback_csrf") + "\n";
    }

    /** The same quiz once more for the same class, not yet started by anybody. */
    long anotherAssignment() {
        return Long.parseLong(postgres.query("""
                insert into assignment (school_id, class_id, edition_id, opens_at, counting, shuffle_questions,
                    shuffle_options, feedback, created_by, created_at)
                select school_id, class_id, edition_id, opens_at, counting, shuffle_questions, shuffle_options, feedback,
                    created_by, created_at
                from assignment order by id limit 1
                returning id
                """));
    }

    /**
     * @param students at once
     * @param seconds at most
     * @param journeys at most, shared among the students; 0 for as many as there is time for
     * @return by page, and by "journeys" the sums
     */
    Map<String, Map<String, Double>> journeys(int students, int seconds, int journeys, long assignment) {
        return journeys(students, seconds, journeys, assignment, "journey");
    }

    /** Each student opens the quiz and starts it at some moment of five seconds. */
    Map<String, Map<String, Double>> starts(int students, int seconds, long assignment) {
        return journeys(students, seconds, 0, assignment, "start");
    }

    private Map<String, Map<String, Double>> journeys(
            int students, int seconds, int journeys, long assignment, String mode) {
        return figures(wrkSaid(
                "journey.lua",
                students,
                students,
                seconds,
                Map.of(
                        "BENCH_PEOPLE", rig.directory.resolve(name + "-people").toString(),
                        "BENCH_ANSWERS", rig.directory.resolve(name + "-answers").toString(),
                        "BENCH_ASSIGNMENT", Long.toString(assignment),
                        "BENCH_EDITION", Long.toString(edition),
                        "BENCH_STUDENTS", Integer.toString(students),
                        "BENCH_JOURNEYS", Integer.toString(journeys),
                        "BENCH_DONE", rig.directory.resolve(name + "-done-" + assignment).toString(),
                        "BENCH_MODE", mode)));
    }

    Map<String, Double> saves(int students, int seconds) {
        int threads = Math.min(2, students);
        seq += 200_000;
        return figures(wrkSaid(
                        "save.lua",
                        threads,
                        students,
                        seconds,
                        Map.of(
                                "BENCH_SAVERS", rig.directory.resolve(name + "-savers").toString(),
                                "BENCH_ANSWERS", rig.directory.resolve(name + "-answers").toString(),
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

    /** Seconds. */
    record Cpu(double app, double database) {
        Cpu minus(Cpu before) {
            return new Cpu(app - before.app, database - before.database);
        }

        double total() {
            return app + database;
        }
    }

    Cpu cpu() {
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
    long status(String field) {
        var found = Pattern.compile(field + ":\\s+([0-9]+) kB")
                .matcher(Rig.read(java.nio.file.Path.of("/proc/" + node.pid() + "/status")));
        check(found.find(), field);
        return Long.parseLong(found.group(1));
    }

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
