package org.readback.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The statement of a save as PostgreSQL got it from Readback, with its parameters, made a script for pgbench: nobody has to
 * keep a copy of it up to date.
 */
final class Statement {
    /** No other parameter has this value. */
    private static final long SEQ = 777_777;

    private static final Pattern PARAMETER = Pattern.compile("\\$([0-9]+) = '((?:[^']|'')*)'");

    private final Postgres postgres;
    private final List<String> scripts;
    private final Map<String, String> variables;
    private long seq = SEQ;

    private Statement(Postgres postgres, List<String> scripts, Map<String, String> variables) {
        this.postgres = postgres;
        this.scripts = scripts;
        this.variables = variables;
    }

    /** Saves each of these answers once and takes the statements from the server's log. */
    static Statement capture(
            Postgres postgres, Web student, long attempt, long edition, List<String> answers, int clients) {
        postgres.query("alter database readback set log_min_duration_statement = 0");
        // Connections that are open do not learn of it; new ones do.
        postgres.query("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'readback'");
        Rig.sleep(1.5);
        int from = postgres.log().length();
        for (var answer : answers) {
            var said = student.json(
                    "/attempts/" + attempt + "/responses",
                    "{\"edition\":" + edition + ",\"answers\":[{" + answer + ",\"seq\":" + SEQ + ",\"flagged\":false}]}");
            if (!said.body().contains("\"saved\"")) {
                throw new IllegalStateException(said.status() + " " + said.body());
            }
        }
        Rig.sleep(0.5);
        var log = postgres.log().substring(from);
        postgres.query("alter database readback reset log_min_duration_statement");
        postgres.query("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'readback'");
        // Long enough unused, so that the node looks at its connections before it uses them.
        Rig.sleep(1.5);
        var entry = Pattern.compile(
                        "execute [^:]+: ([^\\n]*(?:\\n\\t[^\\n]*)*insert into response(?:[^\\n]*\\n\\t)*[^\\n]*)\\n[^\\n]*DETAIL:  parameters: ([^\\n]*)")
                .matcher(log);
        var first = attempts(postgres, attempt, clients);
        var scripts = new ArrayList<String>();
        var variables = new LinkedHashMap<String, String>();
        variables.put("first_attempt", Long.toString(first));
        while (entry.find()) {
            var values = new TreeMap<Integer, String>();
            var parameter = PARAMETER.matcher(entry.group(2));
            while (parameter.find()) {
                values.put(Integer.parseInt(parameter.group(1)), parameter.group(2).replace("''", "'"));
            }
            scripts.add(script(scripts.size(), entry.group(1).replace("\n\t", "\n"), values, attempt, variables));
        }
        if (scripts.size() != answers.size()) {
            throw new IllegalStateException(scripts.size() + " statements for " + answers.size() + " saves in:\n" + log);
        }
        return new Statement(postgres, scripts, variables);
    }

    private static String script(
            int number,
            String sql,
            Map<Integer, String> values,
            long attempt,
            Map<String, String> variables) {
        var text = sql;
        int seqs = 0;
        for (var value : new TreeMap<>(values).descendingMap().entrySet()) {
            String by;
            if (value.getValue().equals(Long.toString(attempt))) {
                by = ":attempt";
            } else if (value.getValue().equals("{" + SEQ + "}")) {
                by = "array[:seq]";
                seqs++;
            } else {
                by = ":v" + number + "_" + value.getKey();
                variables.put("v" + number + "_" + value.getKey(), value.getValue());
            }
            text = text.replaceAll("\\$" + value.getKey() + "(?![0-9])", by);
        }
        if (seqs != 1 || !text.contains(":attempt")) {
            throw new IllegalStateException("not the statement of a save: " + text);
        }
        return """
                \\set seq :seq + 1
                \\set attempt :first_attempt + :client_id
                """ + text + ";\n";
    }

    /** An attempt for each client, all of this one's student, whose session the statement names, each at its own assignment. */
    private static long attempts(Postgres postgres, long like, int count) {
        postgres.query("""
                with other as (
                    insert into assignment (school_id, class_id, edition_id, opens_at, counting, shuffle_questions,
                        shuffle_options, feedback, created_by, created_at, withdrawn_at)
                    select s.school_id, s.class_id, s.edition_id, s.opens_at, s.counting, s.shuffle_questions,
                        s.shuffle_options, s.feedback, s.created_by, s.created_at, s.created_at
                    from assignment s join attempt a on a.assignment_id = s.id cross join generate_series(1, %d)
                    where a.id = %d
                    returning id)
                insert into attempt (school_id, assignment_id, person_id, edition_id, number, question_order, seed, started_at)
                select a.school_id, other.id, a.person_id, a.edition_id, 1, a.question_order, a.seed, a.started_at
                from other, attempt a where a.id = %d
                """.formatted(count, like, like));
        var found = postgres.query("""
                select min(id), count(*), max(id) - min(id) + 1 from attempt
                where id > (select max(id) from attempt) - %d
                """.formatted(count)).split("\t");
        if (!found[1].equals(Integer.toString(count)) || !found[2].equals(found[1])) {
            throw new IllegalStateException("attempts without gaps were expected: " + String.join(" ", found));
        }
        return Long.parseLong(found[0]);
    }

    /** @return statements, each a transaction, a second */
    double pgbench(Rig rig, int clients, int seconds) {
        var command = new ArrayList<>(List.of(
                Rig.PG.resolve("pgbench").toString(),
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + clients,
                "--jobs=" + Math.min(2, clients),
                "--time=" + seconds));
        // Each client counts on by itself.
        seq += 10_000_000;
        command.add("--define=seq=" + seq);
        variables.forEach((name, value) -> command.add("--define=" + name + "=" + value));
        for (int i = 0; i < scripts.size(); i++) {
            command.add("--file=" + rig.write("save-" + i + ".sql", scripts.get(i)));
        }
        command.add("host=127.0.0.1 port=" + postgres.port + " dbname=readback user=readback");
        var said = Rig.run(command, Map.of());
        var tps = Pattern.compile("tps = ([0-9.]+)").matcher(said);
        if (!tps.find() || !said.contains("number of failed transactions: 0")) {
            throw new IllegalStateException(said);
        }
        return Double.parseDouble(tps.group(1));
    }
}
