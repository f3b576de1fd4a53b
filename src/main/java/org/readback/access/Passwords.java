package org.readback.access;

import com.nulabinc.zxcvbn.Zxcvbn;
import io.quarkus.elytron.security.common.BcryptUtil;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.readback.kernel.PrintedCodes;

/** What a password must be, and how it is kept. */
public final class Passwords {
    static final int SHORTEST = 8;
    /** bcrypt reads no further: a longer one would be cut without a word. */
    static final int MOST_BYTES = 72;

    /** What is longer is no password, however its letters are composed; nothing is done with it. */
    private static final int MOST_TYPED = 500;

    private static final int COST = 10;
    /** Random codes need no slow hash against guessing, and a class of 300 gets them at once. */
    private static final int ONE_TIME_COST = 5;
    /** Checked for names that do not exist, so that the answer takes as long as for those that do. */
    private static final String NOBODYS = BcryptUtil.bcryptHash(PrintedCodes.random(20), COST);

    /**
     * Online, where tries are slowed down, a password that takes a million guesses stands; a child can remember one. All in
     * zxcvbn's list of 30,000 common ones take fewer.
     */
    private static final double FEWEST_GUESSES = 1e6;
    /** zxcvbn takes seconds for a long text of digits and signs that could stand for letters. No common one is longer. */
    private static final int PIECE = 20;

    private static final String NO_LETTER = "[^\\p{L}\\p{M}\\p{N}]";

    enum Flaw {
        SHORT,
        LONG,
        /** Little more than names that others know. */
        NAMES,
        COMMON
    }

    private Passwords() {}

    /**
     * What speaks against a password that somebody wants to choose.
     *
     * @param about names that somebody would try first: the person's, the school's, the class's
     */
    static Optional<Flaw> flaw(String password, Collection<String> about) {
        var plain = normal(password);
        int length = plain.codePointCount(0, plain.length());
        if (length < SHORTEST) {
            return Optional.of(Flaw.SHORT);
        }
        if (bytes(plain) > MOST_BYTES) {
            return Optional.of(Flaw.LONG);
        }
        var tried = tried(about);
        var names = false;
        for (int from = 0; from < plain.length(); ) {
            int left = plain.codePointCount(from, plain.length());
            int to = plain.offsetByCodePoints(from, Math.min(PIECE, left));
            var strength = Guessing.ZXCVBN.measure(plain.substring(from, to), tried);
            // A password is as hard to guess as its hardest piece, at least.
            if (strength.getGuesses() >= FEWEST_GUESSES) {
                return Optional.empty();
            }
            names |= strength.getSequence().stream().anyMatch(match -> "user_inputs".equals(match.dictionaryName));
            from = to;
        }
        return Optional.of(names ? Flaw.NAMES : Flaw.COMMON);
    }

    /** Loaded with the first password that is chosen: its word lists take 11 MB. */
    private static final class Guessing {
        static final Zxcvbn ZXCVBN = new Zxcvbn();
    }

    /** The names as they stand, without what is between their words, and word by word. */
    private static List<String> tried(Collection<String> about) {
        var tried = new LinkedHashSet<>(Set.of("readback"));
        for (var one : about) {
            var small = normal(one).toLowerCase(Locale.ROOT);
            tried.add(small);
            tried.add(small.replaceAll(NO_LETTER, ""));
            tried.addAll(List.of(small.split(NO_LETTER + "+")));
        }
        // Initials say nothing.
        tried.removeIf(word -> word.length() < 3);
        return List.copyOf(tried);
    }

    public static boolean same(String one, String other) {
        return normal(one).equals(normal(other));
    }

    public static String hash(String password) {
        return BcryptUtil.bcryptHash(normal(password), COST);
    }

    public static String hashOneTime(String code) {
        return BcryptUtil.bcryptHash(PrintedCodes.tidy(code), ONE_TIME_COST);
    }

    /**
     * Whether the password is right. A wrong one takes the same time whatever is known of the person. It costs a processor's
     * time: see {@link PasswordQueue}.
     *
     * @param hash null if the person has no password, or if there is no such person
     */
    public static boolean right(String typed, String hash, boolean oneTime) {
        var longer = typed.length() > MOST_TYPED;
        var plain = longer ? "" : oneTime ? PrintedCodes.tidy(typed) : normal(typed);
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
}
