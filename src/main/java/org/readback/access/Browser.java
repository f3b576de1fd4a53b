package org.readback.access;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.readback.kernel.Sha256;

/**
 * A browser and to which accounts it has signed in before, as its cookie says it.
 *
 * @param id random
 * @param accounts the last ones first; hashed with the id, so that the cookie of a school computer is no list of names
 */
record Browser(String id, List<String> accounts) {
    /** A computer in a classroom meets some classes; more would make the cookie large. */
    static final int MOST_ACCOUNTS = 40;

    private static final int ID_BYTES = 16;
    private static final int HASH_BYTES = 6;
    private static final SecureRandom RANDOM = new SecureRandom();

    static Browser fresh() {
        var bytes = new byte[ID_BYTES];
        RANDOM.nextBytes(bytes);
        return new Browser(text(bytes), List.of());
    }

    /** @param content of a cookie that was made here */
    static Browser read(String content) {
        var parts = content.split("\\.");
        return new Browser(parts[0], List.of(parts).subList(1, parts.length));
    }

    String content() {
        return Stream.concat(Stream.of(id), accounts.stream())
                .reduce((a, b) -> a + "." + b)
                .orElseThrow();
    }

    boolean knows(String signInName) {
        return accounts.contains(hash(signInName));
    }

    /** The same after signing in to this account. */
    Browser with(String signInName) {
        var hash = hash(signInName);
        return new Browser(
                id,
                Stream.concat(Stream.of(hash), accounts.stream().filter(other -> !other.equals(hash)))
                        .limit(MOST_ACCOUNTS)
                        .toList());
    }

    private String hash(String signInName) {
        return text(Arrays.copyOf(Sha256.of(id + " " + signInName), HASH_BYTES));
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
