package org.readback.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hibernate.Session;

/** Checks who somebody is, and opens and closes the sessions of browsers. */
@ApplicationScoped
public class SignIn {
    /** The cookie that holds the token of a browser's session. */
    public static final String COOKIE = Sessions.COOKIE;

    /** As the constraint {@code person_sign_in_name_form} has it. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,59}");

    private final Session database;
    private final Sessions sessions;
    private final SessionLookUp lookUp;
    private final PasswordTries tries;
    private final Sender sender;
    private final AccessLog log;

    SignIn(
            Session database,
            Sessions sessions,
            SessionLookUp lookUp,
            PasswordTries tries,
            Sender sender,
            AccessLog log) {
        this.database = database;
        this.sessions = sessions;
        this.lookUp = lookUp;
        this.tries = tries;
        this.sender = sender;
        this.log = log;
    }

    /** What came of a try: at most one is there, and neither if name or password is wrong. */
    public record Outcome(Optional<Long> personId, Optional<Duration> pause) {
        static final Outcome WRONG = new Outcome(Optional.empty(), Optional.empty());
    }

    private record Kept(long id, String hash, boolean oneTime) {}

    /**
     * Checks name and password; slows down whoever tries too often. Nobody learns from the answer, or from how long it takes,
     * whether there is such a name.
     */
    public Outcome check(String name, String password, Instant now) {
        var tidy = tidy(name);
        if (!isName(tidy)) {
            Passwords.right(password, null, false);
            log.wrongPassword(Optional.empty());
            return Outcome.WRONG;
        }
        var lane = sender.lane(tidy);
        var wait = tries.take(lane, now);
        if (!wait.isZero()) {
            return new Outcome(Optional.empty(), Optional.of(wait));
        }
        var kept = database.createNativeQuery("""
                        select id, password_hash, one_time from person where sign_in_name = :name and removed_at is null
                        """, Kept.class)
                .setParameter("name", tidy)
                .uniqueResultOptional();
        var right = Passwords.right(
                password,
                kept.map(Kept::hash).orElse(null),
                kept.map(Kept::oneTime).orElse(false));
        if (!right) {
            log.wrongPassword(kept.map(Kept::id));
            return Outcome.WRONG;
        }
        tries.right(lane);
        return new Outcome(kept.map(Kept::id), Optional.empty());
    }

    /** Whether a person could have this sign-in name. @param tidy as {@link #tidy} makes it */
    public static boolean isName(String tidy) {
        return NAME.matcher(tidy).matches();
    }

    public static String tidy(String name) {
        return name == null ? "" : name.strip().toLowerCase(Locale.ROOT);
    }

    /**
     * Which of these sessions are open now: for what outlives a request and must end with its session. One query.
     *
     * @param sessions what {@link SignedIn#session} gave, in hexadecimal digits
     */
    public Set<String> open(Collection<String> sessions, Instant now) {
        return sessions.isEmpty() ? Set.of() : this.sessions.open(sessions, now);
    }

    /**
     * Signs this person in. Whoever sends the first cookie with a request is that person; the other one says only that this
     * browser has signed in to the account before.
     */
    public NewCookie[] open(long personId, Instant now) {
        var opened = sessions.open(personId, now);
        log.signedIn(personId);
        return new NewCookie[] {
            cookie(opened.token(), NewCookie.DEFAULT_MAX_AGE), sender.remembering(opened.signInName())
        };
    }

    /** Whether the session still lasts that a request came in. */
    public boolean lasts(String token, Instant now) {
        return sessions.hash(token, now).flatMap(hash -> lookUp.find(hash, now)).isPresent();
    }

    /** Ends the session of a browser, if there is one, and takes the cookie back. */
    public NewCookie close(String token) {
        if (token != null) {
            sessions.close(token);
        }
        return cookie("", 0);
    }

    /** Without a maximal age it ends with the browser: a school computer is shared. */
    private NewCookie cookie(String token, int maxAge) {
        return sender.cookie(Sessions.COOKIE, token, maxAge);
    }
}
