package org.undersigned.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.util.Optional;
import java.util.regex.Pattern;

/** From a file's bytes to its characters: strictly UTF-8, and good advice for whoever saved something else. */
final class Decoding {

    private static final int LARGEST = 256 * 1024;
    private static final Pattern WEB_PAGE =
            Pattern.compile("\\s*+(?:<!doctype html|<html|<\\?xml)", Pattern.CASE_INSENSITIVE);

    private final byte[] document;
    private final Findings findings;

    private Decoding(byte[] document, Findings findings) {
        this.document = document;
        this.findings = findings;
    }

    /** Empty when there is a fault that leaves nothing to read. */
    static Optional<String> of(byte[] document, Findings findings) {
        return new Decoding(document, findings).decoded();
    }

    private Optional<String> decoded() {
        if (document.length > LARGEST) {
            return refused(1, "too-large", LARGEST / 1024);
        }
        if (startsWith(0xFF, 0xFE) || startsWith(0xFE, 0xFF) || everySecondByteIsZero()) {
            return refused(1, "utf-16");
        }
        if (startsWith('P', 'K', 3, 4) || startsWith(0xD0, 0xCF, 0x11, 0xE0) || startsWith('{', '\\', 'r', 't', 'f')) {
            return refused(1, "word-processor");
        }
        if (startsWith('%', 'P', 'D', 'F')) {
            return refused(1, "pdf");
        }
        return strictly().filter(this::isText);
    }

    private Optional<String> strictly() {
        var characters = CharBuffer.allocate(document.length);
        var bytes = ByteBuffer.wrap(document);
        var result = UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(bytes, characters, true);
        if (result.isError()) {
            return refused(lineAt(bytes.position()), "utf-8");
        }
        var text = characters.flip().toString();
        return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    private boolean isText(String text) {
        if (WEB_PAGE.matcher(text).lookingAt()) {
            refused(1, "web-page");
            return false;
        }
        if (text.isBlank()) {
            refused(1, "empty");
            return false;
        }
        return true;
    }

    private int lineAt(int position) {
        int line = 1;
        for (int at = 0; at < position; at++) {
            boolean returns = document[at] == '\r' && document[at + 1] != '\n';
            line += document[at] == '\n' || returns ? 1 : 0;
        }
        return line;
    }

    private boolean startsWith(int... bytes) {
        for (int at = 0; at < bytes.length; at++) {
            if (at >= document.length || (document[at] & 0xFF) != bytes[at]) {
                return false;
            }
        }
        return true;
    }

    /** UTF-16 of a Western language without a byte order mark. */
    private boolean everySecondByteIsZero() {
        return document.length >= 4
                && ((document[0] == 0 && document[2] == 0) || (document[1] == 0 && document[3] == 0));
    }

    private Optional<String> refused(int line, String key, Object... arguments) {
        findings.fault(line, key, arguments);
        return Optional.empty();
    }
}
