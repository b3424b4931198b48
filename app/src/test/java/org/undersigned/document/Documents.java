package org.undersigned.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** Documents for tests, and what the reader makes of them. */
final class Documents {

    private Documents() {}

    static String bees() {
        return new String(resource("bees.txt"), UTF_8);
    }

    /** A document whose letter has these lines below its salutation. */
    static String asking(String letter) {
        return """
                Take Action: Save the park

                It is the last one.

                Letter we will send to Mayor Vale:

                Dear Mayor Vale,

                """ + letter;
    }

    static Reading read(String document) {
        return CampaignReader.read(document.getBytes(UTF_8), Locale.ENGLISH);
    }

    static CampaignDocument understood(String document) {
        return switch (read(document)) {
            case Reading.Understood understood -> understood.document();
            case Reading.Faulty(var faults) -> throw new AssertionError("faulty: " + faults);
        };
    }

    static Text text(String document) {
        return understood(document).text();
    }

    static List<String> demands(String letter) {
        return text(asking(letter)).demands().stream().map(Demand::text).toList();
    }

    /** Each as {@code line: what}. */
    static List<String> remarks(String document) {
        return switch (read(document)) {
            case Reading.Understood understood ->
                understood.remarks().stream()
                        .map(remark -> remark.line().orElse(0) + ": " + remark.what())
                        .toList();
            case Reading.Faulty(var faults) -> throw new AssertionError("faulty: " + faults);
        };
    }

    /** Each as {@code line: what}. */
    static List<String> faults(String document) {
        return faults(document.getBytes(UTF_8));
    }

    static List<String> faults(byte[] document) {
        return switch (CampaignReader.read(document, Locale.ENGLISH)) {
            case Reading.Understood understood -> throw new AssertionError("understood: " + understood);
            case Reading.Faulty(var faults) ->
                faults.stream().map(fault -> fault.line() + ": " + fault.what()).toList();
        };
    }

    static byte[] resource(String name) {
        try (var stream = Documents.class.getResourceAsStream("/campaign/" + name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return stream.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
