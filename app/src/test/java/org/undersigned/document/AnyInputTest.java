package org.undersigned.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever is thrown at the reader comes back as a reading, soon; what it understands, it understands again. */
class AnyInputTest {

    /** Four times the text may take four times the time, and twice that again for the noise of measuring; not sixteen times. */
    private static final int GROWTH = 8;

    private static final Duration NOISE = Duration.ofMillis(300);
    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();
    private static final List<String> BITS = List.of(
            "---",
            "\n",
            "\n\n",
            "\r",
            ">>>",
            "1. ",
            "2) ",
            "  ",
            "\t",
            "• ",
            "- ",
            "* ",
            "**",
            "_",
            "`",
            "[",
            "](",
            ")",
            "<",
            "&#10;",
            "&amp;",
            "\\",
            "#",
            "# ",
            ": ",
            "{",
            "}",
            "[[",
            "&a ",
            "*a",
            "!!x ",
            "\"",
            "'",
            "|",
            "Dear X,",
            "Letter to X:",
            "Take Action: ",
            "SIGN THIS PETITION",
            "[Your name]",
            "\u00A0",
            "\u200B",
            "\u0301",
            "\u0000",
            "\uFEFF",
            "\uF0B7\t",
            "o\t",
            "\u2028",
            "ﷺ",
            "\uD83D\uDC1D",
            "a) ",
            "i. ",
            "___",
            "===",
            "target: ",
            "goal: ",
            "<!--");
    private static final List<String> HEAPS = List.of(
            "*a **b ",
            "[",
            "![](",
            "_a _",
            "`a ",
            "- ",
            "{",
            "? ",
            "&a ",
            "1. x\n",
            "#\n",
            "a) b\n",
            ">",
            "\n \n",
            "[a](",
            "<",
            "\\",
            "ὔ\u0345",
            "Dear X,\n\n",
            "Letter:\n\n",
            "Take Action:\n");

    @Test
    void ten_thousand_damaged_documents_are_read_and_again_alike() throws Exception {
        var random = new Random(42);
        var originals = List.of(
                Documents.resource("bees.txt"), Files.readAllBytes(Path.of("../examples/welcome-asylum-seekers.md")));
        int understood = 0;
        for (int run = 0; run < 10_000; run++) {
            var damaged = damaged(originals.get(run % 2), random);
            if (read(damaged) instanceof Reading.Understood reading) {
                understood++;
                assertThatItReadsAgain(reading.document());
            }
        }
        assertThat(understood).isGreaterThan(500);
    }

    @Test
    void heaps_of_one_sign_take_time_in_proportion_to_their_length() {
        for (var heap : HEAPS) {
            for (var before : List.of("", "---\n", "---\na: ", "# T\n\nLetter to X:\n\nDear X,\n\n", "# T\n\n")) {
                for (int length : new int[] {9_900, before.isEmpty() ? 19_000 : 250_000}) {
                    var quarter = before + heap.repeat(length / 4 / heap.length());
                    var whole = before + heap.repeat(length / heap.length());

                    var longest = time(quarter, 2).multipliedBy(GROWTH).plus(NOISE);
                    var once = time(whole, 1);
                    assertThat(once.compareTo(longest) < 0 ? once : time(whole, 1))
                            .as(() -> length + " of " + heap + " after " + before)
                            .isLessThan(longest);
                }
            }
        }
    }

    @Test
    void noise_is_read_as_faults() {
        var random = new Random(7);
        for (int run = 0; run < 2_000; run++) {
            var noise = new byte[random.nextInt(2_000)];
            random.nextBytes(noise);
            read(noise);
            read(random.ints(200, 0, BITS.size())
                    .mapToObj(BITS::get)
                    .collect(Collectors.joining())
                    .getBytes(UTF_8));
        }
    }

    /** In the thread's own time, which a busy machine does not stretch; the best of so many times, for the first of two warms up. */
    private static Duration time(String document, int times) {
        var bytes = document.getBytes(UTF_8);
        return Stream.generate(() -> {
                    long start = THREAD.getCurrentThreadCpuTime();
                    read(bytes);
                    return Duration.ofNanos(THREAD.getCurrentThreadCpuTime() - start);
                })
                .limit(times)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Reading read(byte[] document) {
        var reading = CampaignReader.read(document, Locale.ENGLISH);
        if (reading instanceof Reading.Faulty faulty) {
            assertThat(faulty.faults())
                    .isNotEmpty()
                    .allMatch(fault -> fault.line() >= 1 && !fault.what().isBlank());
        }
        return reading;
    }

    private static byte[] damaged(byte[] original, Random random) {
        var document = new StringBuilder(new String(original, UTF_8));
        for (int change = random.nextInt(4); change >= 0; change--) {
            int at = random.nextInt(document.length());
            switch (random.nextInt(6)) {
                case 0 -> document.delete(at, Math.min(document.length(), at + random.nextInt(200)));
                case 1 ->
                    document.insert(at, document.substring(at, Math.min(document.length(), at + random.nextInt(300))));
                case 2 ->
                    document.insert(at, BITS.get(random.nextInt(BITS.size())).repeat(1 + random.nextInt(3)));
                case 3 -> swapLines(document, random);
                case 4 -> document.insert(lineStart(document, at), BITS.get(random.nextInt(BITS.size())));
                default -> document.insert(at, random.nextInt(50) == 0 ? "word ".repeat(5_000) : "\n");
            }
        }
        var bytes = document.toString().getBytes(UTF_8);
        if (random.nextInt(20) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(20) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }

    private static int lineStart(StringBuilder document, int at) {
        return document.lastIndexOf("\n", at) + 1;
    }

    private static void swapLines(StringBuilder document, Random random) {
        var lines = new ArrayList<>(document.toString().lines().toList());
        var moved = lines.remove(random.nextInt(lines.size()));
        lines.add(random.nextInt(lines.size() + 1), moved);
        document.setLength(0);
        document.append(String.join("\n", lines));
    }

    private static void assertThatItReadsAgain(CampaignDocument campaign) {
        var written = written(campaign);
        var again = CampaignReader.read(written.getBytes(UTF_8), Locale.ENGLISH);
        assertThat(again).as(written).isInstanceOf(Reading.Understood.class);
        assertThat(((Reading.Understood) again).document().text().hash())
                .as(written)
                .isEqualTo(campaign.text().hash());
        assertThat(((Reading.Understood) again).document().target().name())
                .isEqualTo(campaign.target().name());
    }

    /** The campaign's text as the plainest document that says it. */
    private static String written(CampaignDocument campaign) {
        var text = campaign.text();
        var parts = new ArrayList<>(List.of(escaped(text.salutation())));
        text.opening().forEach(paragraph -> parts.add(escaped(paragraph)));
        parts.add(text.demands().stream()
                .map(demand -> demand.number() + ". " + escaped(demand.text()))
                .collect(Collectors.joining("\n")));
        text.closing().forEach(paragraph -> parts.add(escaped(paragraph)));
        return "---\ntitle: " + quoted(escaped(text.title())) + "\ntarget: "
                + quoted(campaign.target().name()) + "\n---\n\n## Letter\n\n"
                + parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("\n\n"));
    }

    private static String escaped(String plain) {
        return plain.replaceAll("([!-/:-@\\[-`{-~])", "\\\\$1")
                .replaceAll("^(\\p{Nd}+|[a-zA-Z]+)([º°ª)])", "\u200B$1$2");
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
