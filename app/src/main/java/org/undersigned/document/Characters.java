package org.undersigned.document;

import java.text.Normalizer;
import java.util.OptionalInt;

/** How characters are taken: spaces as one space, unseen ones not at all, in NFC; and which ones nobody could read. */
final class Characters {

    private static final int MOST_MARKS = 10;

    private Characters() {}

    /** One line of readable text, in NFC, every run of white space one space, none at its ends. */
    static String plain(String raw) {
        var plain = new StringBuilder(raw.length());
        raw.codePoints().filter(character -> !isUnseen(character)).forEach(character -> {
            if (!isSpace(character)) {
                plain.appendCodePoint(character);
            } else if (!plain.isEmpty() && plain.charAt(plain.length() - 1) != ' ') {
                plain.append(' ');
            }
        });
        return Normalizer.normalize(plain, Normalizer.Form.NFC).strip();
    }

    /** The first character that must not get into a text: a control, half a pair, a symbol font's, or one mark too many. */
    static OptionalInt unreadable(String raw) {
        int marks = 0;
        for (int at = 0; at < raw.length(); at = raw.offsetByCodePoints(at, 1)) {
            int character = raw.codePointAt(at);
            marks = Character.getType(character) == Character.NON_SPACING_MARK ? marks + 1 : 0;
            if (marks > MOST_MARKS || (isUnreadable(character) && !isSpace(character))) {
                return OptionalInt.of(character);
            }
        }
        return OptionalInt.empty();
    }

    /** Java counts the information separators U+001C to U+001F as white space, but nobody types them. */
    private static boolean isSpace(int character) {
        var spacing = Character.isWhitespace(character) || Character.isSpaceChar(character) || character == 0x85;
        return spacing && !(character >= 0x1C && character <= 0x1F);
    }

    private static boolean isUnreadable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE -> true;
            case Character.UNASSIGNED -> (character & 0xFFFE) == 0xFFFE || (character >= 0xFDD0 && character <= 0xFDEF);
            // An override makes people read another text than the one they sign.
            case Character.FORMAT -> character == 0x202D || character == 0x202E;
            default -> character == 0xFFFD;
        };
    }

    /** Zero-width space, soft hyphen, word joiner, byte order mark. The joiners U+200C and U+200D have a meaning and stay. */
    private static boolean isUnseen(int character) {
        return character == 0x200B || character == 0xAD || character == 0x2060 || character == 0xFEFF;
    }
}
