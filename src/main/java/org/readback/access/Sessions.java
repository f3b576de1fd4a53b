package org.readback.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.readback.kernel.Sha256;

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

    private record SignInName(String name) {}

    private record PersonId(long id) {}

    private record Hash(String digits) {}

    private final Session database;
    private final CookieSeal seal;
    private final SecureRandom random = new SecureRandom();

    Sessions(Session database, CookieSeal seal) {
        this.database = database;
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
        var opened = database.createNativeQuery("""
                        with seen as (update person set signed_in_at = :now where id = :person returning sign_in_name)
                        insert into sign_in_session (token_hash, person_id, created_at, expires_at)
                        values (:hash, :person, :now, :expires)
                        returning (select sign_in_name from seen)
                        """, SignInName.class)
                .setParameter("now", now)
                .setParameter("person", personId)
                .setParameter("hash", Sha256.of(token))
                .setParameter("expires", expires)
                .getSingleResult();
        return new Opened(token, opened.name());
    }

    /**
     * What the database knows a session by, if such a token was given out and has not run out. The session may have been
     * closed since. Asks no database.
     */
    Optional<byte[]> hash(String token, Instant now) {
        return seal.open(CookieSeal.Purpose.SESSION, token)
                .map(content -> content.substring(content.indexOf('.') + 1))
                .filter(expires ->
                        Instant.ofEpochSecond(Long.parseLong(expires)).isAfter(now))
                .map(expires -> Sha256.of(token));
    }

    /** Which of these there still are, by their hashes in hexadecimal digits; one query. */
    @ActivateRequestContext
    Set<String> open(Collection<String> hashes, Instant now) {
        return database
                .createNativeQuery("""
                        select encode(i.token_hash, 'hex')
                        from unnest(cast(:hashes as text[])) as asked (hash)
                        join sign_in_session i on i.token_hash = decode(asked.hash, 'hex')
                        join person p on p.id = i.person_id
                        where i.expires_at > :now and p.removed_at is null
                        """, Hash.class)
                .setParameter("hashes", hashes.toArray(String[]::new))
                .setParameter("now", now)
                .getResultList()
                .stream()
                .map(Hash::digits)
                .collect(Collectors.toSet());
    }

    /** False if it was closed already. */
    public boolean close(String token) {
        return database.createNativeQuery(
                        "delete from sign_in_session where token_hash = :hash returning person_id", PersonId.class)
                .setParameter("hash", Sha256.of(token))
                .uniqueResultOptional()
                .isPresent();
    }

    /** Signs the person out everywhere. */
    @Transactional
    public void closeAll(long personId) {
        SignInSession.deleteOf(personId);
    }

    @Transactional
    void clean(Instant now) {
        SignInSession.deleteExpired(now);
    }
}
