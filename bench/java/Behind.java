package org.readback.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The other way to run several nodes: nginx before them, PgBouncer between them and PostgreSQL. Students answer through
 * both, one node dies meanwhile, and an open page hears of a change, which needs the address for LISTEN.
 */
final class Behind {
    private static final int STUDENTS = 40;

    private final Rig rig = new Rig("behind");
    private final Ledger ledger = new Ledger();
    private final Postgres postgres = new Postgres(rig, Rig.port(5));
    private final List<String> faults = new ArrayList<>();

    public static void main(String[] arguments) {
        var run = new Behind();
        boolean good;
        try {
            good = run.all();
        } finally {
            run.rig.end();
        }
        System.exit(good ? 0 : 1);
    }

    private boolean all() {
        postgres.start();
        postgres.query("alter role readback password '" + Cluster.PASSWORD + "'");
        startPgbouncer();
        var one = node("a", 2);
        var other = node("b", 3);
        one.start();
        one.awaitReady(90);
        long assignment = School.make(one, postgres::query, STUDENTS + 1, 60);
        other.start();
        other.awaitReady(90);
        startNginx();

        var nginx = "http://127.0.0.1:" + Rig.port(1);
        var students = new ArrayList<Student>();
        for (int i = 1; i <= STUDENTS; i++) {
            var student = new Student(i, nginx, assignment, 0.6, ledger);
            students.add(student);
            var thread = new Thread(student, "student " + i);
            thread.setDaemon(true);
            thread.start();
        }
        Rig.await("all students to have started", 120, () -> ledger.opened() + stuck(students) == STUDENTS);
        Rig.sleep(4);
        other.kill9();
        Rig.sleep(6);
        long mended = System.nanoTime();
        Rig.await("everything to be saved", 60, () -> students.stream()
                .allMatch(student -> student.clearSince(mended) || student.lost().isPresent()));
        hearOfAChange(nginx, assignment, students.get(0).attempt());
        students.forEach(Student::handIn);
        Rig.await("everybody to have handed in", 60, () -> students.stream().filter(Student::done).count()
                        + stuck(students)
                == STUDENTS);

        var lost = ledger.lost(postgres::query);
        faults.addAll(lost);
        students.forEach(student ->
                student.lost().ifPresent(what -> faults.add("student " + student.number + " is stuck: " + what)));
        faults.addAll(Ledger.submittedOnce(postgres::query, STUDENTS));
        var pooled = postgres.query("select count(*) from pg_stat_activity where usename = 'readback' and application_name"
                + " <> 'readback listen'");
        System.out.println("Connections to PostgreSQL for two nodes: " + pooled + "; through PgBouncer, in transaction mode");
        System.out.println("Answers to students, by status: " + ledger.takeStatuses());
        faults.forEach(fault -> System.out.println("FAULT " + fault));
        System.out.printf("acknowledged %d, lost %d%n", ledger.acknowledged(), lost.size());
        return faults.isEmpty();
    }

    private static int stuck(List<Student> students) {
        return (int) students.stream().filter(student -> student.lost().isPresent()).count();
    }

    private void startPgbouncer() {
        var users = rig.write("users", "\"readback\" \"" + Cluster.PASSWORD + "\"\n");
        var configuration = rig.configuration(
                "pgbouncer.ini",
                "pgbouncer.ini",
                Map.of(
                        "PG_HOST", "127.0.0.1",
                        "PG_PORT", postgres.port,
                        "LISTEN_HOST", "127.0.0.1",
                        "LISTEN_PORT", Rig.port(15),
                        "USERS", users));
        var pgbouncer = rig.start("pgbouncer", Rig.asDatabase(List.of("pgbouncer", configuration.toString())), Map.of());
        rig.atTheEnd(() -> Rig.stop(pgbouncer, 5));
    }

    private Node node(String name, int port) {
        return new Node(
                rig,
                name,
                Rig.port(port),
                Map.of(
                        "quarkus.datasource.jdbc.url",
                        "jdbc:postgresql://127.0.0.1:" + Rig.port(15) + "/readback?prepareThreshold=0",
                        "readback.listen.jdbc-url",
                        "jdbc:postgresql://127.0.0.1:" + postgres.port + "/readback",
                        "quarkus.datasource.username",
                        "readback",
                        "quarkus.datasource.password",
                        Cluster.PASSWORD,
                        "quarkus.http.proxy.proxy-address-forwarding",
                        "true"),
                Map.of());
    }

    private void startNginx() {
        rig.configuration(
                "nginx.conf",
                "readback.conf",
                Map.of(
                        "LISTEN", "127.0.0.1:" + Rig.port(1),
                        "NODE_A", "127.0.0.1:" + Rig.port(2),
                        "NODE_B", "127.0.0.1:" + Rig.port(3)));
        var temporary = new StringBuilder();
        for (var kind : List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")) {
            temporary.append(kind).append("_temp_path ").append(rig.directory.resolve("nginx-" + kind)).append(";\n");
        }
        // What Debian's own nginx.conf has around it.
        var main = rig.write("nginx-main.conf", """
                daemon off;
                worker_processes 1;
                pid %1$s/nginx.pid;
                error_log %1$s/nginx-error.log;
                events { worker_connections 1024; }
                http {
                    access_log off;
                    %2$s
                    include %1$s/readback.conf;
                }
                """.formatted(rig.directory, temporary));
        var nginx = rig.start("nginx", List.of("nginx", "-e", rig.directory.resolve("nginx-error.log").toString(), "-c", main.toString()), Map.of());
        rig.atTheEnd(() -> Rig.stop(nginx, 5));
        Rig.await("nginx, see " + rig.directory.resolve("nginx.log"), 10, () -> Node.status("http://127.0.0.1:" + Rig.port(1)
                + "/sign-in") == 200);
    }

    /** A pause by the teacher must reach the open page of a student. */
    private void hearOfAChange(String root, long assignment, long attempt) {
        var student = Web.signedIn(root, School.nameOf(1));
        var heard = CompletableFuture.supplyAsync(() -> student.listen("/attempts/" + attempt + "/events", "paused", 20));
        Rig.sleep(3);
        var teacher = Web.signedIn(root, "ada");
        teacher.get("/assignments/" + assignment + "/live");
        var paused = teacher.form("/assignments/" + assignment + "/live/pause", "on", "true");
        if (paused.status() != 303) {
            faults.add("the pause was answered with " + paused.status());
        }
        if (!heard.join()) {
            faults.add("the open page did not hear of the pause");
        } else {
            System.out.println("An open page heard of a pause, through nginx and beside PgBouncer");
        }
        teacher.form("/assignments/" + assignment + "/live/pause", "on", "false");
    }
}
