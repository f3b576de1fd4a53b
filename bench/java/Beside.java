package org.readback.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What a student's journey and a save cost in this version and in another, in turns, so that what else the machine does
 * falls on both alike. Each has a node, started as its own bin/readback does it, and a PostgreSQL of its own.
 */
final class Beside {
    private static final int STUDENTS = 300;
    private static final int AT_ONCE = 16;
    private static final int JOURNEYS = 300;
    private static final int SAVERS = 64;
    private static final int SAVE_SECONDS = 8;
    /** More than enough: each measurement ends with its journeys. */
    private static final int PATIENCE = 120;

    private final Rig rig = new Rig("beside");
    private final int rounds = Integer.parseInt(Rig.env("READBACK_ROUNDS", "5"));

    /** Milliseconds of CPU, of one journey or one save. */
    private record Cost(double app, double database) {
        static Cost of(Load.Cpu used, double times) {
            return new Cost(1000 * used.app() / times, 1000 * used.database() / times);
        }

        double both() {
            return app + database;
        }
    }

    private final class Side {
        final String name;
        final Node node;
        final Postgres postgres;
        final Load load;
        final List<Cost> first = new ArrayList<>();
        final List<Cost> steady = new ArrayList<>();
        final List<Cost> saves = new ArrayList<>();

        Side(String name, Path home, int number) {
            this.name = name;
            postgres = new Postgres(rig, name + "-postgres", Rig.port(5 + number));
            node = Node.asShipped(
                    rig,
                    home,
                    name,
                    Rig.port(2 + number),
                    Map.of(
                            "quarkus.datasource.jdbc.url",
                            "jdbc:postgresql://127.0.0.1:" + postgres.port + "/readback",
                            "quarkus.datasource.username",
                            "readback"));
            load = new Load(rig, name, node, postgres, STUDENTS);
        }

        void prepare() throws Exception {
            postgres.start();
            node.start();
            node.awaitReady(300);
            School.make(node, postgres::query, STUDENTS + 1, 0);
            load.signIn();
            load.prepare(SAVERS);
        }

        Cost journeys() {
            var before = load.cpu();
            var sums = load.journeys(AT_ONCE, PATIENCE, JOURNEYS, load.anotherAssignment()).get("journeys");
            var used = load.cpu().minus(before);
            if (sums.get("errors") + sums.get("network") > 0 || sums.get("journeys") < JOURNEYS) {
                throw new IllegalStateException(name + ": " + sums);
            }
            return Cost.of(used, sums.get("journeys"));
        }

        void firstJourneys() {
            node.stop(20);
            node.start();
            node.awaitReady(60);
            first.add(journeys());
        }

        void save() {
            var before = load.cpu();
            var sums = load.saves(SAVERS, SAVE_SECONDS);
            saves.add(Cost.of(load.cpu().minus(before), sums.get("saves")));
        }
    }

    public static void main(String[] arguments) throws Exception {
        var run = new Beside();
        try {
            run.all(Path.of(arguments[0]).toAbsolutePath().normalize());
        } finally {
            run.rig.end();
        }
        System.exit(0);
    }

    private void all(Path other) throws Exception {
        var sides = List.of(new Side("other", other, 0), new Side("this", Rig.HOME, 1));
        for (var side : sides) {
            side.prepare();
        }
        for (int i = 0; i < rounds; i++) {
            sides.forEach(Side::firstJourneys);
        }
        // Warm, as a server is.
        sides.forEach(Side::journeys);
        for (int i = 0; i < rounds; i++) {
            sides.forEach(side -> side.steady.add(side.journeys()));
        }
        for (int i = 0; i < rounds; i++) {
            sides.forEach(Side::save);
        }
        System.out.printf(
                Locale.ROOT,
                "%nMilliseconds of CPU, node + database = both: the median of %d rounds; ratio: the median of the rounds' ratios%n",
                rounds);
        report("first " + JOURNEYS + " journeys after a start", sides, side -> side.first);
        report("journeys, steadily", sides, side -> side.steady);
        report("saves", sides, side -> side.saves);
        for (var side : sides) {
            System.out.printf(
                    "%s: %d MB resident now, %d MB at most since its last start%n",
                    side.name, side.load.status("VmRSS") / 1024, side.load.status("VmHWM") / 1024);
        }
    }

    private interface Costs {
        List<Cost> of(Side side);
    }

    private static void report(String what, List<Side> sides, Costs costs) {
        System.out.println(what);
        for (var side : sides) {
            var all = costs.of(side);
            System.out.printf(
                    Locale.ROOT,
                    "  %-6s %7.3f + %7.3f = %7.3f   (%s)%n",
                    side.name,
                    median(all, Cost::app),
                    median(all, Cost::database),
                    median(all, Cost::both),
                    String.join(", ", all.stream().map(cost -> "%.3f".formatted(cost.both())).toList()));
        }
        System.out.printf(
                Locale.ROOT,
                "  ratio  node %.3f, database %.3f, both %.3f%n",
                ratio(sides, costs, Cost::app),
                ratio(sides, costs, Cost::database),
                ratio(sides, costs, Cost::both));
    }

    private static double ratio(List<Side> sides, Costs costs, ToDoubleFunction<Cost> part) {
        var other = costs.of(sides.get(0));
        var ours = costs.of(sides.get(1));
        var ratios = new ArrayList<Double>();
        for (int i = 0; i < ours.size(); i++) {
            ratios.add(part.applyAsDouble(ours.get(i)) / part.applyAsDouble(other.get(i)));
        }
        return median(ratios, ratio -> ratio);
    }

    private static <T> double median(List<T> all, ToDoubleFunction<T> figure) {
        var sorted = all.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
