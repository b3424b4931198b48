package org.undersigned.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** The words by which organisers mark the parts of a campaign, a table a language: {@code cues/<language>.properties}. */
final class Cues {

    private static final int LONGEST_WORDING = 100;
    private static final int LONGEST_ENDING = 12;
    private static final String AFTER_A_TITLE_CUE = ":!|>»→–—-";
    private static final Map<String, Map<Character, List<Wording>>> WORDINGS = wordings();

    private Cues() {}

    /** One way to mark a part, folded. */
    private record Wording(String language, String text) {}

    /** A cue met at the start of a line: the language that has it, and what the line says after it. */
    record Met(String language, String rest) {}

    /** "Take Action: …": the rest is the title; it may stand on the next line. */
    static Optional<Met> title(String line) {
        return met("title", line)
                .filter(met -> met.rest().isEmpty()
                        || AFTER_A_TITLE_CUE.indexOf(met.rest().charAt(0)) >= 0)
                .filter(met -> !met.rest().startsWith("-") || met.rest().startsWith("- "))
                .map(met -> new Met(met.language(), stripped(met.rest(), AFTER_A_TITLE_CUE)));
    }

    /** "Sign this petition …". */
    static Optional<Met> call(String line) {
        return met("call", line);
    }

    /** "Letter we will send to NAME:"; the rest is the name. */
    static Optional<Met> letterTo(String line) {
        return met("letter-to", line)
                .map(met -> new Met(met.language(), stripped(met.rest(), ":")))
                .filter(met -> !met.rest().isEmpty());
    }

    /** "The letter:", without a name. */
    static Optional<Met> letter(String line) {
        return met("letter", line).filter(met -> stripped(met.rest(), ":").isEmpty());
    }

    /** "Dear …". */
    static Optional<Met> salutation(String line) {
        return met("salutation", line);
    }

    /** Something in brackets that each signer's name or place should be put for, or a line to write on. */
    static boolean isPlaceholder(String line) {
        var bare = stripped(line, "*");
        if (bare.isEmpty() || "[({<_".indexOf(bare.charAt(0)) < 0) {
            return false;
        }
        var words = bare.replaceAll("[\\[\\](){}<>_.,:]++", " ").strip();
        return words.isEmpty() || Stream.of(words.split(" {2,}")).allMatch(Cues::standsForSomething);
    }

    private static boolean standsForSomething(String words) {
        return met("placeholder", words)
                .filter(met -> met.rest().length() <= LONGEST_ENDING)
                .isPresent();
    }

    private static Optional<Met> met(String part, String line) {
        var folded = folded(line);
        if (folded.isEmpty()) {
            return Optional.empty();
        }
        return WORDINGS.getOrDefault(part, Map.of()).getOrDefault(folded.charAt(0), List.of()).stream()
                .filter(wording -> begins(folded, wording.text()))
                .map(wording -> new Met(
                        wording.language(),
                        line.substring(wording.text().length()).strip()))
                .findFirst();
    }

    private static boolean begins(String folded, String wording) {
        return folded.startsWith(wording)
                && (folded.length() == wording.length()
                        || !Character.isLetterOrDigit(wording.charAt(wording.length() - 1))
                        || !Character.isLetterOrDigit(folded.charAt(wording.length())));
    }

    private static String stripped(String text, String signs) {
        int start = 0;
        int end = text.length();
        while (start < end && (signs + " ").indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && (signs + " ").indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(start, end);
    }

    /** Letter by letter without case and accents, so that places in it are places in the line. */
    private static String folded(String line) {
        var folded = new StringBuilder();
        for (char letter :
                line.substring(0, Math.min(line.length(), LONGEST_WORDING)).toCharArray()) {
            folded.append(Character.toLowerCase(letter < 0x80 ? letter : base(letter)));
        }
        return folded.toString();
    }

    private static char base(char letter) {
        return letter == '’' || letter == 'ʼ'
                ? '\''
                : Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFD)
                        .charAt(0);
    }

    /** Of each part by their first letter; the languages in their order, and the longer of a language before the shorter. */
    private static Map<String, Map<Character, List<Wording>>> wordings() {
        var wordings = new HashMap<String, Map<Character, List<Wording>>>();
        for (var language :
                properties("languages.properties").getProperty("languages").split(" ")) {
            var table = properties(language + ".properties");
            for (var part : table.stringPropertyNames()) {
                Stream.of(table.getProperty(part).split("\\|"))
                        .map(wording -> folded(wording.strip()))
                        .filter(wording -> !wording.isEmpty())
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .forEach(wording -> wordings.computeIfAbsent(part, _ -> new HashMap<>())
                                .computeIfAbsent(wording.charAt(0), _ -> new ArrayList<>())
                                .add(new Wording(language, wording)));
            }
        }
        return wordings;
    }

    private static Properties properties(String file) {
        var properties = new Properties();
        try (var stream = Cues.class.getResourceAsStream("/cues/" + file)) {
            if (stream == null) {
                throw new IllegalStateException("cues/" + file + " is missing");
            }
            properties.load(new InputStreamReader(stream, UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return properties;
    }
}
