package org.readback.results;

import java.util.Locale;

/**
 * A figure with its bar, as templates draw it.
 *
 * @param width of the bar, {@code 64.6%}: an attribute of the SVG
 * @param text the figure in words, {@code 31 of 48}
 */
record Bar(String width, String text) {
    static Bar of(long part, long whole, ResultsMessages messages) {
        return new Bar(percent(part, whole), messages.of(part, whole));
    }

    static String percent(double part, double whole) {
        return String.format(Locale.ROOT, "%.2f%%", whole == 0 ? 0 : 100 * part / whole);
    }
}
