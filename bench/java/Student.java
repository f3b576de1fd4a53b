package org.readback.bench;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/**
 * A student who takes the quiz, with the rules of the page's script (outbox.js): numbered answers, one request at a time,
 * everything unsent in it, doubling pauses of which half is random, a fresh token when the old one is refused.
 */
final class Student implements Runnable {
    private static final double FIRST_RETRY = 1;
    private static final double LAST_RETRY = 30;
    /** Longer than any fault lasts: what does not work then is an error that the student cannot recover from. */
    private static final double GIVES_UP = 120;

    private static final Pattern EACH = Pattern.compile(
            "\\{\"question\":\"([^\"]+)\",\"state\":\"([a-z]+)\",\"seq\":([0-9]+)");

    /** @param since when the student began to wait for this question's answer to be saved */
    private record Entry(String question, long seq, Map<String, List<String>> answer, long since) {
        String json() {
            return "{\"question\":\"" + question + "\",\"seq\":" + seq + ",\"answer\":" + Sheet.json(answer)
                    + ",\"flagged\":false}";
        }
    }

    /** Something that no waiting and no repeating mends. */
    private static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1;

        Lost(String what) {
            super(what);
        }
    }

    final int number;
    private final Web web;
    private final long assignment;
    private final double thinkSeconds;
    private final Ledger ledger;
    private final SplittableRandom random;
    private final Map<String, Entry> unsent = new LinkedHashMap<>();
    private final Map<String, Long> seqs = new HashMap<>();
    private Sheet sheet;
    private volatile long attempt;
    private int failures;
    private long nextTry;
    private volatile boolean submitting;
    private volatile boolean stopped;
    private volatile boolean done;
    private volatile long clearSince = System.nanoTime();
    private volatile Optional<String> lost = Optional.empty();

    Student(int number, String root, long assignment, double thinkSeconds, Ledger ledger) {
        this.number = number;
        this.web = new Web(root);
        this.assignment = assignment;
        this.thinkSeconds = thinkSeconds;
        this.ledger = ledger;
        this.random = new SplittableRandom(number);
    }

    /** Answers until told to hand in. */
    @Override
    public void run() {
        try {
            begin();
            ledger.opened(attempt, this);
            while (!submitting) {
                Rig.sleep(thinkSeconds / 2 + random.nextDouble() * thinkSeconds);
                if (!stopped) {
                    change();
                }
                if (!unsent.isEmpty() && (failures == 0 || System.nanoTime() >= nextTry)) {
                    send();
                }
            }
            while (!unsent.isEmpty()) {
                Rig.sleep(Math.max(0, (nextTry - System.nanoTime()) / 1e9));
                send();
            }
            submit();
            done = true;
        } catch (Lost e) {
            lost = Optional.of(e.getMessage());
        } catch (RuntimeException e) {
            var where = e.getStackTrace().length == 0 ? "" : " at " + e.getStackTrace()[0];
            lost = Optional.of(e + where);
        }
    }

    /** Sends what it has, but changes nothing any more. */
    void rest() {
        stopped = true;
    }

    void goOn() {
        stopped = false;
    }

    void handIn() {
        submitting = true;
    }

    long attempt() {
        return attempt;
    }

    boolean done() {
        return done;
    }

    Optional<String> lost() {
        return lost;
    }

    /** True if since that moment there was one at which everything was saved. */
    boolean clearSince(long nanos) {
        return clearSince > nanos;
    }

    // ── pages ───────────────────────────────────────────────────────────────────────────────────────────────────────

    private void begin() {
        page(() -> web.get("/sign-in"));
        var in = page(() -> web.form("/sign-in", "name", School.nameOf(number), "password", School.PASSWORD, "to", "/"));
        expect(in, 303, "sign-in");
        expect(page(() -> web.get("/home")), 200, "home");
        expect(page(() -> web.get("/assignments/" + assignment)), 200, "assignment");
        var started = page(() -> web.form("/assignments/" + assignment + "/attempts"));
        expect(started, 303, "start");
        attempt = Long.parseLong(started.location().replaceFirst(".*/", ""));
        var page = page(() -> web.get("/attempts/" + attempt));
        expect(page, 200, "attempt");
        sheet = Sheet.read(page.body());
        sheet.questions().values().forEach(question -> seqs.put(question.id(), question.seq()));
    }

    /** Twice, as somebody does who is not sure. */
    private void submit() {
        for (int i = 0; i < 2; i++) {
            var handedIn = page(() -> web.form("/attempts/" + attempt + "/submission"));
            expect(handedIn, 303, "submission");
        }
        var feedback = page(() -> web.get("/attempts/" + attempt + "/feedback"));
        expect(feedback, 200, "feedback");
    }

    private interface Request {
        Web.Answer send();
    }

    /** Loads again what says that it cannot be reached just now, as a student would. */
    private Web.Answer page(Request request) {
        long begun = System.nanoTime();
        double pause = FIRST_RETRY;
        while (true) {
            String trouble;
            try {
                var answer = request.send();
                ledger.saw(answer.status());
                if (answer.status() < 500) {
                    ledger.waited(System.nanoTime() - begun);
                    return answer;
                }
                trouble = answer.status() + "\n" + answer.body();
            } catch (UncheckedIOException e) {
                ledger.saw(0);
                trouble = e.toString();
            }
            if (System.nanoTime() - begun > GIVES_UP * 1e9) {
                throw new Lost("gave up waiting for a page: " + trouble);
            }
            Rig.sleep(pause / 2 + random.nextDouble() * pause / 2);
            pause = Math.min(pause * 2, 10);
        }
    }

    private void expect(Web.Answer answer, int status, String what) {
        if (answer.status() != status) {
            throw new Lost(what + " was answered with " + answer.status() + ":\n" + answer.body());
        }
    }

    // ── answers ─────────────────────────────────────────────────────────────────────────────────────────────────────

    private void change() {
        var all = new ArrayList<>(sheet.questions().values());
        var question = all.get(random.nextInt(all.size()));
        long seq = seqs.merge(question.id(), 1L, Long::sum);
        var before = unsent.get(question.id());
        var entry = new Entry(
                question.id(), seq, question.answer(random), before == null ? System.nanoTime() : before.since());
        unsent.put(question.id(), entry);
        ledger.gave(attempt, question.id(), seq, Sheet.line(entry.answer()));
    }

    private void send() {
        var batch = new LinkedHashMap<>(unsent);
        var body = new StringBuilder("{\"edition\":" + sheet.edition() + ",\"answers\":[");
        batch.values().forEach(entry -> body.append(body.charAt(body.length() - 1) == '[' ? "" : ",")
                .append(entry.json()));
        try {
            var reply = web.json("/attempts/" + attempt + "/responses", body.append("]}").toString());
            ledger.saw(reply.status());
            if (reply.status() == 200 || reply.status() == 422) {
                failures = 0;
                settle(batch, reply.body());
                return;
            }
            if (reply.status() == 400) {
                web.get("/attempts/" + attempt);
            } else if (reply.status() < 500) {
                throw new Lost("a save was answered with " + reply.status() + ":\n" + reply.body());
            }
        } catch (UncheckedIOException e) {
            ledger.saw(0);
        }
        failed(batch);
    }

    private void failed(Map<String, Entry> batch) {
        long oldest = batch.values().stream().mapToLong(Entry::since).min().orElseThrow();
        if (System.nanoTime() - oldest > GIVES_UP * 1e9) {
            throw new Lost("gave up waiting for a save");
        }
        failures++;
        double wait = Math.min(LAST_RETRY, FIRST_RETRY * Math.pow(2, failures - 1));
        nextTry = System.nanoTime() + (long) ((wait / 2 + random.nextDouble() * wait / 2) * 1e9);
    }

    private void settle(Map<String, Entry> batch, String said) {
        var each = EACH.matcher(said);
        int heard = 0;
        while (each.find()) {
            heard++;
            var entry = batch.get(each.group(1));
            switch (each.group(2)) {
                case "saved", "had" -> {
                    ledger.acknowledged(attempt, entry.question(), entry.seq());
                    ledger.waited(System.nanoTime() - entry.since());
                    unsent.remove(entry.question(), entry);
                }
                default -> throw new Lost("an answer of one browser became " + each.group());
            }
        }
        if (heard != batch.size()) {
            throw new Lost("not all answers were spoken about: " + said);
        }
        if (unsent.isEmpty()) {
            clearSince = System.nanoTime();
        }
    }
}
