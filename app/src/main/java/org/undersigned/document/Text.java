package org.undersigned.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What people sign: the title and the letter, from its salutation to its closing, in plain text. */
public record Text(String title, String salutation, List<String> opening, List<Demand> demands, List<String> closing) {

    static final int LONGEST_TITLE = 300;

    /** By the very object: a hash is asked for with every request, and a text is long. No other thread is woken to keep order. */
    private static final LoadingCache<Text, byte[]> HASHES =
            Caffeine.newBuilder().executor(Runnable::run).weakKeys().build(Text::digest);

    public Text {
        opening = List.copyOf(opening);
        demands = List.copyOf(demands);
        closing = List.copyOf(closing);
        if (!areNumbered(demands) || !saySomething(title, salutation, opening, demands, closing)) {
            throw new IllegalArgumentException("each part of a text is one line, and demands are numbered from 1");
        }
    }

    /** The letter: paragraphs with a blank line between them, the demands as the lines of one paragraph. */
    public String letter() {
        var list = demands.stream()
                .map(demand -> demand.number() + ". " + demand.text())
                .collect(Collectors.joining("\n"));
        return Stream.of(Stream.of(salutation), opening.stream(), Stream.of(list), closing.stream())
                .flatMap(paragraphs -> paragraphs)
                .filter(paragraph -> !paragraph.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    /** The bytes of {@code letter.txt}: title, line feed, letter, in NFC and UTF-8 without a final line end (ledger §3). */
    public byte[] bytes() {
        return Normalizer.normalize(title + "\n" + letter(), Normalizer.Form.NFC)
                .getBytes(UTF_8);
    }

    /** SHA-256 of {@link #bytes()}: the ledger's textHash and the delivery's letterSha256. */
    public byte[] hash() {
        return HASHES.get(this).clone();
    }

    private byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean areNumbered(List<Demand> demands) {
        return IntStream.range(0, demands.size()).allMatch(at -> demands.get(at).number() == at + 1);
    }

    private static boolean saySomething(
            String title, String salutation, List<String> opening, List<Demand> demands, List<String> closing) {
        return Stream.of(
                        Stream.of(title, salutation),
                        opening.stream(),
                        demands.stream().map(Demand::text),
                        closing.stream())
                .flatMap(parts -> parts)
                .noneMatch(part -> part.isBlank() || part.indexOf('\n') >= 0);
    }
}
