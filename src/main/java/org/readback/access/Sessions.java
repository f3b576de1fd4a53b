package org.readback.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.readback.kernel.Sha256;
import org.readback.kernel.Sql;

/**
 * Signed-in browsers: a random token in a sealed cookie, its hash in a row. Every request looks the row up, so that
 * deleting it signs the browser out on every node with the next click. The seal tells tokens that were never given out, or
 * have run out, from others without a look.
 */
@ApplicationScoped
public class Sessions {
    static final String COOKIE = "readback_session";
    static final String VIEWER = "viewer";
    /** A school day and an evening: shared computers should not stay signed in overnight. */
    static final Duration LIFETIME = Duration.ofHours(16);

    private final Sql sql;
    private final CookieSeal seal;
    private final SecureRandom random = new SecureRandom();

    Sessions(Sql sql, CookieSeal seal) {
        this.sql = sql;
        this.seal = seal;
    }

    /** @param token for the cookie; it is not kept */
    record Opened(String token, String signInName) {}

    /** Signs in. */
    Opened open(long personId, Instant now) {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        var expires = now.plus(LIFETIME);
        var token = seal.seal(
                CookieSeal.Purpose.SESSION,
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "." + expires.getEpochSecond());
        return sql.one(
                        """
                        with seen as (update person set signed_in_at = ? where id = ? returning sign_in_name)
                        insert into sign_in_session (token_hash, person_id, created_at, expires_at) values (?, ?, ?, ?)
                        returning (select sign_in_name from seen)
                        """,
                        row -> new Opened(token, row.getString("sign_in_name")),
                        now,
                        personId,
                        Sha256.of(token),
                        personId,
                        now,
                        expires)
                .orElseThrow();
    }

    /** Whether such a token was given out and has not run out. It may have been closed since. Asks no database. */
    boolean given(String token, Instant now) {
        return seal.open(CookieSeal.Purpose.SESSION, token)
                .map(content -> content.substring(content.indexOf('.') + 1))
                .filter(expires ->
                        Instant.ofEpochSecond(Long.parseLong(expires)).isAfter(now))
                .isPresent();
    }

    Optional<Viewer> find(String token, Instant now) {
        if (!given(token, now)) {
            return Optional.empty();
        }
        return sql.one("select " + Viewers.COLUMNS + """
                 from sign_in_session i
                join person p on p.id = i.person_id
                join school s on s.id = p.school_id
                where i.token_hash = ? and i.expires_at > ? and p.removed_at is null
                """, Viewers::read, Sha256.of(token), now);
    }

    /** Which of these there still are, by their hashes in hexadecimal digits; one query. */
    Set<String> open(Collection<String> hashes, Instant now) {
        return Set.copyOf(sql.list("""
                select encode(i.token_hash, 'hex') as hash
                from unnest(?::text[]) as asked (hash)
                join sign_in_session i on i.token_hash = decode(asked.hash, 'hex')
                join person p on p.id = i.person_id
                where i.expires_at > ? and p.removed_at is null
                """, row -> row.getString("hash"), hashes, now));
    }

    /** False if it was closed already. */
    public boolean close(String token) {
        return sql.change("delete from sign_in_session where token_hash = ?", Sha256.of(token)) == 1;
    }

    /** Signs the person out everywhere. */
    public void closeAll(long personId) {
        sql.change("delete from sign_in_session where person_id = ?", personId);
    }

    int clean(Instant now) {
        return sql.change("delete from sign_in_session where expires_at < ?", now);
    }
}
