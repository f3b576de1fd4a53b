package org.readback.people;

import io.quarkus.elytron.security.common.BcryptUtil;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a password must be, and how it is kept. */
final class Passwords {
    static final int SHORTEST = 8;
    /** bcrypt reads no further: a longer one would be cut without a word. */
    static final int MOST_BYTES = 72;

    /** What is longer is no password, however its letters are composed; nothing is done with it. */
    private static final int MOST_TYPED = 500;

    private static final int COST = 10;
    /** Random codes need no slow hash against guessing, and a class of 300 gets them at once. */
    private static final int ONE_TIME_COST = 5;
    /** Checked for names that do not exist, so that the answer takes as long as for those that do. */
    private static final String NOBODYS = BcryptUtil.bcryptHash(Codes.random(20), COST);

    private static final Set<String> COMMON = Set.of(
            "password",
            "password1",
            "password12",
            "password123",
            "passw0rd",
            "p@ssw0rd",
            "p@ssword",
            "12345678",
            "123456789",
            "1234567890",
            "0123456789",
            "87654321",
            "987654321",
            "12341234",
            "11223344",
            "123123123",
            "1q2w3e4r",
            "1q2w3e4r5t",
            "1qaz2wsx",
            "qwertyui",
            "qwertyuiop",
            "qwerty12",
            "qwerty123",
            "qwerty1234",
            "asdfghjk",
            "asdfghjkl",
            "zxcvbnm1",
            "zxcvbnm123",
            "abcdefgh",
            "abcdefghi",
            "abcd1234",
            "abc12345",
            "abc123456",
            "a1b2c3d4",
            "iloveyou",
            "iloveyou1",
            "sunshine",
            "sunshine1",
            "princess",
            "princess1",
            "football",
            "football1",
            "baseball",
            "basketball",
            "superman",
            "batman123",
            "pokemon1",
            "minecraft",
            "fortnite",
            "starwars",
            "welcome1",
            "welcome123",
            "letmein1",
            "letmein123",
            "trustno1",
            "computer",
            "whatever",
            "michelle",
            "jennifer",
            "liverpool",
            "arsenal1",
            "chelsea1",
            "chocolate",
            "butterfly",
            "changeme",
            "changeme1",
            "secret123",
            "school123",
            "student1",
            "student123",
            "teacher1",
            "teacher123",
            "admin123",
            "admin1234",
            "administrator",
            "readback",
            "readback1");

    enum Flaw {
        SHORT,
        LONG,
        SAME_AS_NAME,
        COMMON
    }

    private Passwords() {}

    /** What speaks against a password that somebody wants to choose. */
    static Optional<Flaw> flaw(String password, String signInName) {
        var plain = normal(password);
        var small = plain.toLowerCase(Locale.ROOT);
        if (plain.codePointCount(0, plain.length()) < SHORTEST) {
            return Optional.of(Flaw.SHORT);
        }
        if (bytes(plain) > MOST_BYTES) {
            return Optional.of(Flaw.LONG);
        }
        if (letters(small).equals(letters(signInName.toLowerCase(Locale.ROOT)))) {
            return Optional.of(Flaw.SAME_AS_NAME);
        }
        if (COMMON.contains(small) || small.codePoints().distinct().count() < 3) {
            return Optional.of(Flaw.COMMON);
        }
        return Optional.empty();
    }

    static String hash(String password) {
        return BcryptUtil.bcryptHash(normal(password), COST);
    }

    static String hashOneTime(String code) {
        return BcryptUtil.bcryptHash(Codes.tidy(code), ONE_TIME_COST);
    }

    /**
     * Whether the password is right. A wrong one takes the same time whatever is known of the person. It costs a processor's
     * time: see {@link PasswordQueue}.
     *
     * @param hash null if the person has no password, or if there is no such person
     */
    static boolean right(String typed, String hash, boolean oneTime) {
        var longer = typed.length() > MOST_TYPED;
        var plain = longer ? "" : oneTime ? Codes.tidy(typed) : normal(typed);
        var readable = !plain.isEmpty() && bytes(plain) <= MOST_BYTES && plain.indexOf('\0') < 0;
        if (hash != null && readable && BcryptUtil.matches(plain, hash)) {
            return true;
        }
        if (hash == null || oneTime || !readable) {
            BcryptUtil.matches("nobody's", NOBODYS);
        }
        return false;
    }

    /** The same letters typed on another keyboard are the same password. */
    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    private static int bytes(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String letters(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
