package org.readback.results;

/**
 * Texts that a spreadsheet shows as texts. A cell that begins with {@code = + - @}, a tab or a line break is taken for a
 * formula by Excel, LibreOffice and others, and could send the table elsewhere; an apostrophe before it prevents this
 * (OWASP, "CSV Injection").
 */
final class CsvCell {
    private CsvCell() {}

    static String text(String text) {
        return !text.isEmpty() && "=+-@\t\r\n＝＋－＠".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
