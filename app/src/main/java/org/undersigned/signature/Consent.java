package org.undersigned.signature;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

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
        try {
            return MessageDigest.getInstance("SHA-256").digest(sentence.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every JDK has SHA-256", absent);
        }
    }
}
