package org.undersigned.tlog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A text with the signatures below it (C2SP signed-note). Its text ends with a newline. */
public record SignedNote(String text, List<Line> signatures) {

    private static final int LONGEST = 64 * 1024;
    private static final int MOST_SIGNATURES = 100;
    private static final String DASH = "— ";

    /** One signature line; the bytes are key id and signature. */
    public record Line(String name, byte[] bytes) {

        private static Line parse(String line) {
            var space = line.lastIndexOf(' ');
            if (!line.startsWith(DASH) || space < DASH.length()) {
                throw new Unproven("note.signature", line);
            }
            var name = line.substring(DASH.length(), space);
            VerifierKey.checkName(name);
            return Encoded.fromBase64(line.substring(space + 1))
                    .filter(bytes -> bytes.length > VerifierKey.ID)
                    .map(bytes -> new Line(name, bytes))
                    .orElseThrow(() -> new Unproven("note.signature", line));
        }

        /** The line with its newline. */
        public String text() {
            return DASH + name + " " + Encoded.base64(bytes) + "\n";
        }

        private boolean isBy(VerifierKey key) {
            return name.equals(key.name()) && Arrays.equals(key.id(), Arrays.copyOf(bytes, VerifierKey.ID));
        }

        private byte[] signature() {
            return Arrays.copyOfRange(bytes, VerifierKey.ID, bytes.length);
        }
    }

    public SignedNote {
        signatures = List.copyOf(signatures);
    }

    public static SignedNote parse(String note) {
        if (note.length() > LONGEST) {
            throw new Unproven("note.long");
        }
        var end = note.lastIndexOf("\n\n");
        if (end < 1
                || end == note.length() - 2
                || !note.endsWith("\n")
                || note.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new Unproven("note.malformed");
        }
        var lines = note.substring(end + 2).split("\n", MOST_SIGNATURES + 2);
        if (lines.length > MOST_SIGNATURES + 1) {
            throw new Unproven("note.signatures", MOST_SIGNATURES);
        }
        return new SignedNote(
                note.substring(0, end + 1),
                Arrays.stream(lines, 0, lines.length - 1).map(Line::parse).toList());
    }

    /** The note as it is published. */
    public String note() {
        return text + "\n" + signatures.stream().map(Line::text).collect(Collectors.joining());
    }

    /** True when this key signed, and nothing else is said in its name: a false signature beside a true one is none. */
    public boolean isSignedBy(VerifierKey key) {
        var own = signatures.stream().filter(line -> line.isBy(key)).toList();
        return !own.isEmpty() && own.stream().allMatch(line -> key.verifies(text, line.signature()));
    }

    /** The same note with one signature more. */
    public SignedNote with(Line signature) {
        var more = new ArrayList<>(signatures);
        more.add(signature);
        return new SignedNote(text, more);
    }
}
