package org.readback.access;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.hibernate.Session;

/**
 * Seals the content of cookies (HMAC-SHA-256), so that each node knows what Readback gave out without asking the
 * database: whoever brings something else is refused before anything is read from them. A seal says where a cookie comes
 * from, not that it still counts. See docs/adr/0015.
 */
@Singleton
class CookieSeal {
    /** What the key is used for. What was made for one purpose does not count for another. */
    enum Purpose {
        SESSION,
        BROWSER,
        SLIP
    }

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    /** Longer ones were not made here. */
    private static final int MOST_LETTERS = 1000;

    private volatile SecretKeySpec key;

    @Inject
    CookieSeal() {}

    CookieSeal(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** The key that all nodes share; the first of them makes it. */
    @Transactional
    void onStart(@Observes StartupEvent start, Session database, Clock clock) {
        var fresh = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(fresh);
        database.createNativeMutationQuery("""
                        insert into cookie_key (secret, created_at) values (:secret, :now)
                        on conflict (only_one) do nothing
                        """)
                .setParameter("secret", fresh)
                .setParameter("now", clock.instant())
                .executeUpdate();
        key = new SecretKeySpec(CookieKey.only().secret, ALGORITHM);
    }

    /** @param content of letters that a cookie takes, without {@code ~} */
    String seal(Purpose purpose, String content) {
        return content + "~" + Base64.getUrlEncoder().withoutPadding().encodeToString(mac(purpose, content));
    }

    /** What was sealed for this purpose; empty for anything else. */
    Optional<String> open(Purpose purpose, String sealed) {
        int end = sealed.lastIndexOf('~');
        if (end < 0 || sealed.length() > MOST_LETTERS) {
            return Optional.empty();
        }
        var content = sealed.substring(0, end);
        try {
            var given = Base64.getUrlDecoder().decode(sealed.substring(end + 1));
            return MessageDigest.isEqual(given, mac(purpose, content)) ? Optional.of(content) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** 32 bytes that always follow from this content, and that nobody knows who has not the key. */
    byte[] mac(Purpose purpose, String content) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal((purpose + "~" + content).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
