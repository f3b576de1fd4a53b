package org.readback.kernel;

import java.security.SecureRandom;
import java.util.Locale;

/** Random codes that people read off paper and type: no look-alikes, and no vowels, so that no code is a word. */
public final class PrintedCodes {
    private static final String LETTERS = "BCDFGHJKLMNPQRSTVWXZ23456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private PrintedCodes() {}

    public static String random(int length) {
        return RANDOM.ints(length, 0, LETTERS.length())
                .collect(StringBuilder::new, (code, i) -> code.append(LETTERS.charAt(i)), StringBuilder::append)
                .toString();
    }

    /** @param bytes two for each letter, so that no letter is noticeably more frequent */
    public static String of(byte[] bytes, int length) {
        var code = new StringBuilder();
        for (int i = 0; i < length; i++) {
            int number = (bytes[2 * i] & 0xff) << 8 | bytes[2 * i + 1] & 0xff;
            code.append(LETTERS.charAt(number % LETTERS.length()));
        }
        return code.toString();
    }

    /** In groups of four, as it is printed. */
    public static String grouped(String code) {
        return code.replaceAll("(.{4})(?=.)", "$1-");
    }

    /** What was typed, without the spaces, hyphens and small letters that do not matter. */
    public static String tidy(String typed) {
        return typed.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    }
}
