package org.readback.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What students gave, what they were told, and whether the database agrees. */
final class Ledger {
    private record Key(long attempt, String question) {}

    /** @param given by sequence number, from the last acknowledged one on */
    private static final class Page {
        final TreeMap<Long, String> given = new TreeMap<>();
        long acknowledged;
    }

    private final Map<Key, Page> pages = new ConcurrentHashMap<>();
    private final Map<Long, Student> attempts = new ConcurrentHashMap<>();
    private final Set<String> missed = new HashSet<>();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong longestWait = new AtomicLong();
    private final Map<Integer, AtomicLong> statuses = new ConcurrentHashMap<>();

    void opened(long attempt, Student student) {
        if (attempts.put(attempt, student) != null) {
            throw new IllegalStateException("two students have attempt " + attempt);
        }
    }

    int opened() {
        return attempts.size();
    }

    void gave(long attempt, String question, long seq, String line) {
        var page = pages.computeIfAbsent(new Key(attempt, question), none -> new Page());
        synchronized (page) {
            page.given.put(seq, line);
        }
    }

    void acknowledged(long attempt, String question, long seq) {
        acknowledged.incrementAndGet();
        var page = pages.get(new Key(attempt, question));
        synchronized (page) {
            page.acknowledged = seq;
            page.given.headMap(seq).clear();
        }
    }

    void waited(long nanos) {
        longestWait.accumulateAndGet(nanos, Math::max);
    }

    /** @param status 0: no answer at all */
    void saw(int status) {
        statuses.computeIfAbsent(status, none -> new AtomicLong()).incrementAndGet();
    }

    long acknowledged() {
        return acknowledged.get();
    }

    long takeLongestWait() {
        return longestWait.getAndSet(0);
    }

    Map<Integer, Long> takeStatuses() {
        var taken = new TreeMap<Integer, Long>();
        statuses.forEach((status, count) -> {
            long seen = count.getAndSet(0);
            if (seen > 0) {
                taken.put(status, seen);
            }
        });
        return taken;
    }

    /**
     * Compares with the database while students go on.
     *
     * @return what is missing or wrong and was not found out before, in words
     */
    List<String> lost(School.Database database) {
        var acknowledgedBefore = new HashMap<Key, Long>();
        pages.forEach((key, page) -> {
            synchronized (page) {
                if (page.acknowledged > 0) {
                    acknowledgedBefore.put(key, page.acknowledged);
                }
            }
        });
        record Kept(long seq, String line) {}
        var kept = new HashMap<Key, Kept>();
        database.query("""
                        select attempt_id, question.key, seq,
                            (select string_agg(part.key || '=' || (
                                    select string_agg(v, ',' order by v collate "C")
                                    from jsonb_array_elements_text(part.value) v), ';' order by part.key collate "C")
                             from jsonb_each(answer) part)
                        from response join question on question.id = question_id
                        """).lines().forEach(line -> {
            var cells = line.split("\t", -1);
            kept.put(new Key(Long.parseLong(cells[0]), cells[1]), new Kept(Long.parseLong(cells[2]), cells[3]));
        });
        var lost = new ArrayList<String>();
        acknowledgedBefore.forEach((key, seq) -> {
            var found = kept.get(key);
            var page = pages.get(key);
            String given;
            synchronized (page) {
                given = found == null ? null : page.given.get(found.seq());
                // Students went on meanwhile: what is newer than the one found was not looked for.
                if (found != null && given == null && found.seq() >= seq && found.seq() < page.acknowledged) {
                    return;
                }
            }
            if (found == null || found.seq() < seq || !found.line().equals(given)) {
                var what = "attempt %d, %s: acknowledged was number %d%s, the database has %s"
                        .formatted(key.attempt(), key.question(), seq, given == null ? "" : " (" + given + ")", found);
                if (missed.add(key + ":" + seq)) {
                    lost.add(what);
                }
            }
        });
        return lost;
    }

    /**
     * Whether each of so many students has handed in one attempt, which was marked once.
     *
     * @return what is not so, in words
     */
    static List<String> submittedOnce(School.Database database, int students) {
        var counts = new LinkedHashMap<String, String>();
        counts.put("attempts", "select count(*) from attempt");
        counts.put("submissions", "select count(*) from submission");
        counts.put("attempts submitted once, by their student, and logged once", """
                select count(*) from attempt a join submission s on s.id = a.submission_id
                where s.submitted_by = a.person_id
                  and (select count(*) from submission o where o.attempt_id = a.id) = 1
                  and (select count(*) from attempt_event e where e.attempt_id = a.id and e.kind = 'submitted') = 1
                """);
        counts.put("attempts with one mark for each question", """
                select count(*) from attempt a
                where (select count(*) from mark m where m.submission_id = a.submission_id and m.revision = 1)
                    = (select questions from quiz_edition q where q.id = a.edition_id)
                  and not exists (select from mark m where m.submission_id = a.submission_id and m.revision > 1)
                """);
        var wrong = new ArrayList<String>();
        counts.forEach((what, sql) -> {
            var found = database.query(sql);
            if (!found.equals(Integer.toString(students))) {
                wrong.add(what + ": " + found + " instead of " + students);
            }
        });
        return wrong;
    }
}
