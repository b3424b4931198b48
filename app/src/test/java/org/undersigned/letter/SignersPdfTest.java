package org.undersigned.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignersPdfTest {

    private static final List<String> NAMES = List.of(
            "Amina K.",
            "Zoë Lindqvist",
            "Zoe\u0308 Lindqvist",
            "Nguyễn Thị Ánh",
            "Łukasz Żółć",
            "İbrahim Şahin",
            "José María Ñúñez",
            "O’Connor, Siobhán",
            "office affinity",
            "AVATAR To Wa Ty.",
            "Ελένη Παπαδοπούλου",
            "Юлія Коваленко",
            "علی رضایی",
            "محمد بن سلمان",
            "نور الهدى",
            "ابن سينا، الحسين",
            "کیوان گچ\u200cکار",
            "ٹیپو سلطان",
            "دانيال لا إله",
            "פרופ׳ דנה לוי",
            "דָּוִד בֶּן־גּוּרְיוֹן",
            "श्रीमती लक्ष्मी क्षत्रिय",
            "अर्जुन शर्मा",
            "田中 さくら",
            "田中　太郎",
            "王小明",
            "김민수",
            "박지영 (서울)",
            "สมชาย ใจดี",
            "Ali علی 123",
            "محمد (Mohammed) 42",
            "שלום Peace 77 עולם");

    @TempDir
    Path folder;

    @Test
    void every_name_is_found_again_as_it_was_written() {
        var printed = SignersPdf.write(sheet(Locale.ENGLISH, NAMES.size()), NAMES.iterator(), folder);

        assertThat(printed.files()).containsExactly(folder.resolve("signers.pdf"));
        assertThat(printed.substitutes()).isZero();
        assertThat(PaperText.lines(folder.resolve("signers.pdf"))).containsAll(NAMES);
    }

    @Test
    void a_character_that_no_font_has_is_written_out_and_counted() {
        var names = List.of("\ud83d\ude00 Sam", "Sam \ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67", "S\ud800m");

        var printed = SignersPdf.write(sheet(Locale.ENGLISH, 3), names.iterator(), folder);

        assertThat(printed.substitutes()).isEqualTo(3);
        assertThat(PaperText.lines(folder.resolve("signers.pdf")))
                .contains("[U+1F600] Sam", "Sam [U+1F468]", "S[U+D800]m");
    }

    @Test
    void a_name_wider_than_its_column_is_cut_and_says_so() {
        var name = "Adolph Blaine Charles David Earl Frederick Gerald Hubert Irvin John Kenneth";

        SignersPdf.write(sheet(Locale.ENGLISH, 2), List.of(name, "Sam").iterator(), folder);

        var found = PaperText.found(folder.resolve("signers.pdf"));
        assertThat(found)
                .anySatisfy(line ->
                        assertThat(line.text()).startsWith("Adolph Blaine").endsWith("…"))
                .allSatisfy(line -> assertThat(line.right()).isLessThan(Press.WIDTH - 40));
        assertThat(found.stream()
                        .filter(l -> l.text().startsWith("Adolph"))
                        .findFirst()
                        .orElseThrow()
                        .right())
                .isLessThan(170);
    }

    @Test
    void names_of_a_right_to_left_list_stand_on_the_right() {
        SignersPdf.write(sheet(Locale.of("he"), 2), List.of("דנה לוי", "Sam").iterator(), folder);

        assertThat(PaperText.found(folder.resolve("signers.pdf")))
                .filteredOn(line -> List.of("דנה לוי", "Sam").contains(line.text()))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.right()).isBetween(Press.WIDTH - 50, Press.WIDTH - 46));
    }

    @Test
    void names_keep_their_order_down_the_columns_and_over_the_pages() {
        var names = IntStream.range(0, 700).mapToObj(i -> "Signer " + i).toList();

        var printed = SignersPdf.write(sheet(Locale.ENGLISH, 700), names.iterator(), folder);

        var lines = PaperText.lines(folder.resolve("signers.pdf"));
        assertThat(printed.pages()).isEqualTo(3);
        assertThat(lines).contains("Page 1 of 3", "Page 2 of 3", "Page 3 of 3", "The bees");
        assertThat(lines.stream().filter(names::contains)).containsExactlyElementsOf(names);
    }

    @Test
    void a_hundred_thousand_names_fill_two_volumes_and_no_memory() {
        var used = new ArrayList<Long>();
        var names = stream(100_000, i -> {
            if (i == 30_000 || i == 99_000) {
                used.add(usedMemory());
            }
            return "Signer " + i;
        });

        var printed = SignersPdf.write(sheet(Locale.ENGLISH, 100_000), names, folder);

        assertThat(printed.files())
                .containsExactly(folder.resolve("signers-1.pdf"), folder.resolve("signers-2.pdf"))
                .allSatisfy(file -> assertThat(file).exists());
        assertThat(PaperText.lines(folder.resolve("signers-2.pdf")))
                .contains("Volume 2 of 2", "Signer 50000", "Signer 99999")
                .doesNotContain("Signer 49999");
        assertThat(used.get(1) - used.get(0)).isLessThan(8L << 20);
    }

    @Test
    void a_name_of_nothing_or_of_blanks_leaves_its_place_empty() {
        var names = List.of("", " ", "\u200d", "\n\t", "Sam");

        SignersPdf.write(sheet(Locale.ENGLISH, 5), names.iterator(), folder);

        assertThat(PaperText.lines(folder.resolve("signers.pdf"))).contains("Sam");
    }

    @Test
    void a_list_of_nobody_is_still_a_page() {
        var printed =
                SignersPdf.write(sheet(Locale.ENGLISH, 0), List.<String>of().iterator(), folder);

        assertThat(printed.pages()).isEqualTo(1);
        assertThat(PaperText.lines(printed.files().getFirst())).contains("Save the bees", "Page 1 of 1");
    }

    @Test
    void a_count_that_the_names_belie_is_refused_and_the_press_is_free_again() {
        assertThatThrownBy(() -> SignersPdf.write(
                        sheet(Locale.ENGLISH, 1), List.of("Ada", "Sam").iterator(), folder))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> SignersPdf.write(
                        sheet(Locale.ENGLISH, 2), List.of("Ada").iterator(), folder))
                .isInstanceOf(NoSuchElementException.class);

        assertThat(SignersPdf.write(sheet(Locale.ENGLISH, 1), List.of("Ada").iterator(), folder)
                        .pages())
                .isEqualTo(1);
    }

    @Test
    void a_sample_is_left_to_look_at() throws Exception {
        var samples = Files.createDirectories(Path.of("target/letter-samples"));

        var printed = SignersPdf.write(sheet(Locale.ENGLISH, NAMES.size()), NAMES.iterator(), samples);

        assertThat(printed.files().getFirst()).isNotEmptyFile();
    }

    private static SignersSheet sheet(Locale locale, int names) {
        return new SignersSheet(
                locale,
                "Friends of the Bees",
                "Save the bees",
                "12,847 signers, in order of signing, " + names + " shown by name",
                "The bees",
                names,
                (page, pages) -> "Page " + page + " of " + pages,
                (volume, volumes) -> "Volume " + volume + " of " + volumes,
                Instant.parse("2026-11-24T12:00:00Z"));
    }

    private static Iterator<String> stream(int count, java.util.function.IntFunction<String> name) {
        return IntStream.range(0, count).mapToObj(name).iterator();
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
