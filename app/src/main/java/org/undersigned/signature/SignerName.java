package org.undersigned.signature;

import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A name as people write theirs: any script, one word or many, 1 to 255 characters; no control characters, no address of a website. */
public record SignerName(String text) {

    /** Why a text is no name. */
    public enum Fault {
        EMPTY,
        TOO_LONG,
        CONTROL_CHARACTER,
        WEB_ADDRESS
    }

    /** In characters (Unicode code points). */
    public static final int LONGEST = 255;

    private static final Pattern WEB_ADDRESS = Pattern.compile(
            "(?i)://|\\bwww\\.|[a-z0-9-]\\.(com|net|org|info|biz|ru|cn|xyz|top|site|online|shop|club|link|click)(?!\\w)|[a-z0-9]\\.[a-z]{2,}/");

    private static final Pattern SPACES = Pattern.compile("\\p{Zs}+");

    public SignerName {
        fault(text).ifPresent(fault -> {
            throw new IllegalArgumentException("no name: " + fault);
        });
        text = clean(text);
    }

    public static Optional<Fault> fault(String text) {
        var name = clean(text);
        if (name.codePoints().noneMatch(SignerName::isVisible)) {
            return Optional.of(Fault.EMPTY);
        }
        if (name.codePointCount(0, name.length()) > LONGEST) {
            return Optional.of(Fault.TOO_LONG);
        }
        if (name.codePoints().anyMatch(SignerName::isControl)) {
            return Optional.of(Fault.CONTROL_CHARACTER);
        }
        return isWebAddress(name) ? Optional.of(Fault.WEB_ADDRESS) : Optional.empty();
    }

    /** The first letter of up to three words, each with a full stop. */
    public String initials() {
        var words = text.split("[\\s\\p{Zs}]+");
        return Arrays.stream(words)
                .filter(word -> !word.isEmpty())
                .limit(3)
                .map(word -> firstLetter(word) + ".")
                .collect(Collectors.joining(" "));
    }

    private static String clean(String text) {
        return SPACES.matcher(Normalizer.normalize(text, Normalizer.Form.NFC).strip())
                .replaceAll(" ");
    }

    /** Without a full stop or a colon there is none, which spares most names the search. */
    private static boolean isWebAddress(String name) {
        return (name.indexOf('.') >= 0 || name.indexOf(':') >= 0)
                && WEB_ADDRESS.matcher(name).find();
    }

    private static boolean isVisible(int character) {
        return !Character.isWhitespace(character)
                && !Character.isSpaceChar(character)
                && Character.getType(character) != Character.FORMAT
                && !Character.isISOControl(character);
    }

    /** Marks that turn the direction of what follows would reach beyond the name; joiners belong to scripts. */
    private static boolean isControl(int character) {
        return Character.isISOControl(character)
                || character == 0x2028
                || character == 0x2029
                || character >= 0x202A && character <= 0x202E
                || character >= 0x2066 && character <= 0x2069
                || Character.getType(character) == Character.SURROGATE
                || Character.getType(character) == Character.UNASSIGNED && (character & 0xFFFE) == 0xFFFE;
    }

    private static String firstLetter(String word) {
        var letters = BreakIterator.getCharacterInstance();
        letters.setText(word);
        return word.substring(0, letters.next());
    }
}
