package org.undersigned.postgres;

import java.util.regex.Pattern;

/** What a program of PostgreSQL said before it failed. */
record Report(String text) {

    /** Not what a client is told that comes too early. */
    private static final Pattern SERIOUS = Pattern.compile("(FATAL|PANIC|error): +(?!the database system is )");

    private static final int LONGEST = 300;

    /** The last line that names a fault, otherwise the last line: a server that gives up still says "shut down". */
    String cause() {
        var lines =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        return lines.reversed().stream()
                .filter(line -> SERIOUS.matcher(line).find())
                .findFirst()
                .or(() -> lines.reversed().stream().findFirst())
                .map(line -> line.substring(0, Math.min(line.length(), LONGEST)))
                .orElseGet(() -> PostgresRefused.say("no-reason"));
    }
}
