package org.undersigned.letter;

/** A cell of a CSV file (RFC 4180) that no spreadsheet will run. */
final class Cell {

    private static final String RUNS = "=+-@\t\r\n＝＋－＠";

    private Cell() {}

    /** An apostrophe goes before what would begin a formula. */
    static String of(String text) {
        return !text.isEmpty() && RUNS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
