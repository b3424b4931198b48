package org.undersigned.signature;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** One thing a person agreed to, and the sentence that stood beside it; each its own, never implied. */
public record Consent(Purpose purpose, String choice, String sentence) {

    /** What consent is asked for. */
    public enum Purpose {
        COUNTED,
        SHOWN,
        UPDATES
    }

    public static Consent toBeCounted(String sentence) {
        return new Consent(Purpose.COUNTED, "on", sentence);
    }

    public static Consent toBeShown(Display display, String sentence) {
        return new Consent(Purpose.SHOWN, display.name(), sentence);
    }

    public static Consent toHearMore(boolean on, String sentence) {
        return new Consent(Purpose.UPDATES, on ? "on" : "off", sentence);
    }

    /** SHA-256 of the sentence: which words were agreed to. */
    byte[] wording() {
        return sha256(sentence);
    }

    /** SHA-256 of what was agreed to at once: the same for all who agree alike. */
    static byte[] agreement(List<Consent> consents) {
        return sha256(consents.stream()
                .sorted(Comparator.comparing(Consent::purpose))
                .map(it ->
                        it.purpose() + " " + it.choice() + " " + HexFormat.of().formatHex(it.wording()) + "\n")
                .collect(Collectors.joining()));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every JDK has SHA-256", absent);
        }
    }
}
