package org.readback.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Backup and restore for real: a base backup while students answer, WAL archived from then on, an accident, and back to the
 * moment before it. And a dump, restored into an empty database.
 */
final class Restore {
    private static final int STUDENTS = 20;
    /** All that an answer is made of. */
    private static final String FINGERPRINT = """
            select count(*), md5(string_agg(attempt_id || ' ' || question_id || ' ' || seq || ' ' || answer || ' ' || saved_at,
                ',' order by attempt_id, question_id))
            from response
            """;

    private final Rig rig = new Rig("restore");
    private final Ledger ledger = new Ledger();
    private final Postgres postgres = new Postgres(rig, Rig.port(5));
    private final List<String> faults = new ArrayList<>();

    public static void main(String[] arguments) {
        var run = new Restore();
        boolean good;
        try {
            good = run.all();
        } finally {
            run.rig.end();
        }
        System.exit(good ? 0 : 1);
    }

    private boolean all() {
        var archive = rig.databaseDirectory("archive");
        var backups = rig.databaseDirectory("backups");
        postgres.start(
                "archive_mode=on",
                "archive_timeout=60s",
                // Never over a file that is there already; only what is wholly written has its name.
                "archive_command=test ! -f %1$s/%%f && cp %%p %1$s/%%f.part && mv %1$s/%%f.part %1$s/%%f".formatted(archive));
        var node = new Node(
                rig,
                "node",
                Rig.port(2),
                Map.of(
                        "quarkus.datasource.jdbc.url",
                        "jdbc:postgresql://127.0.0.1:" + postgres.port + "/readback",
                        "quarkus.datasource.username",
                        "readback"),
                Map.of());
        node.start();
        node.awaitReady(90);
        long assignment = School.make(node, postgres::query, STUDENTS, 60);
        var students = new ArrayList<Student>();
        for (int i = 1; i <= STUDENTS; i++) {
            var student = new Student(i, node.url(), assignment, 0.5, ledger);
            students.add(student);
            var thread = new Thread(student, "student " + i);
            thread.setDaemon(true);
            thread.start();
        }
        Rig.await("all students to have started", 120, () -> ledger.opened() == STUDENTS);
        Rig.sleep(2);

        say("Base backup, while " + STUDENTS + " students answer");
        var base = backups.resolve("base");
        database(
                "pg_basebackup",
                "--host=127.0.0.1",
                "--port=" + postgres.port,
                "--username=postgres",
                "--pgdata=" + base,
                "--checkpoint=fast",
                "--wal-method=stream");
        database("pg_verifybackup", base.toString());
        Rig.sleep(3);

        students.forEach(Student::rest);
        long resting = System.nanoTime();
        Rig.sleep(3);
        Rig.came(20, () -> students.stream().allMatch(student -> student.clearSince(resting - 3_000_000_000L)));
        var before = postgres.query(FINGERPRINT);
        dump(backups, before);
        var moment = postgres.query("select clock_timestamp()");
        say("Answers, and what they are: " + before.replace('\t', ' ') + " at " + moment);

        Rig.sleep(1);
        postgres.query("drop table response, response_log cascade");
        say("Accident: the tables of the answers are dropped");
        // The last of the log that is in the archive must lie after the moment.
        var last = postgres.query("select pg_walfile_name(pg_switch_wal())");
        Rig.await("the archive to have it", 30, () -> exists(archive.resolve(last)));
        postgres.kill9();
        Rig.sleep(1);

        say("Restore: the base backup, and the log up to that moment");
        var restored = backups.resolve("restored");
        Rig.run(List.of("cp", "--archive", base.toString(), restored.toString()), Map.of());
        Rig.run(Rig.asDatabase(List.of("touch", restored.resolve("recovery.signal").toString())), Map.of());
        postgres.run(
                restored,
                "restore_command=cp " + archive + "/%f %p",
                "recovery_target_time=" + moment,
                "recovery_target_action=promote");
        Rig.await("the end of recovery", 60, () -> postgres.query("select pg_is_in_recovery()").equals("f"));
        same("restored to the moment", before, postgres.query(FINGERPRINT));
        var lost = ledger.lost(postgres::query);
        faults.addAll(lost);

        say("Students go on and hand in");
        students.forEach(Student::goOn);
        Rig.sleep(3);
        students.forEach(Student::handIn);
        Rig.came(60, () -> students.stream().allMatch(student -> student.done() || student.lost().isPresent()));
        students.forEach(student ->
                student.lost().ifPresent(what -> faults.add("student " + student.number + " is stuck: " + what)));
        faults.addAll(ledger.lost(postgres::query));
        faults.addAll(Ledger.submittedOnce(postgres::query, STUDENTS));
        faults.forEach(fault -> say("FAULT " + fault));
        System.out.printf("acknowledged %d, lost %d%n", ledger.acknowledged(), lost.size());
        return faults.isEmpty();
    }

    private void dump(Path backups, String before) {
        var file = backups.resolve("readback.dump");
        var server = List.of("--host=127.0.0.1", "--port=" + postgres.port, "--username=postgres");
        var dump = new ArrayList<>(List.of("pg_dump", "--format=custom", "--file=" + file, "--dbname=readback"));
        dump.addAll(server);
        database(dump.toArray(String[]::new));
        Cluster.psql(postgres.port, "postgres", "create database again owner readback");
        var restore = new ArrayList<>(List.of("pg_restore", "--exit-on-error", "--dbname=again"));
        restore.addAll(server);
        restore.add(file.toString());
        database(restore.toArray(String[]::new));
        same("restored from a dump", before, Cluster.psql(postgres.port, "again", FINGERPRINT));
    }

    private void same(String what, String before, String after) {
        if (before.equals(after)) {
            say(what + ": the same answers");
        } else {
            faults.add(what + ": " + after + " instead of " + before);
        }
    }

    /** Only the database's user can look into its directories. */
    private static boolean exists(Path file) {
        if (Files.isReadable(file)) {
            return true;
        }
        Rig.run(Rig.asDatabase(List.of("test", "-f", file.toString())), Map.of());
        return true;
    }

    private static void database(String... command) {
        var all = new ArrayList<>(List.of(command));
        all.set(0, Rig.PG.resolve(command[0]).toString());
        Rig.run(Rig.asDatabase(all), Map.of());
    }

    private static void say(String what) {
        System.out.println(what);
    }
}
