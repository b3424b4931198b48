package org.undersigned.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undersigned.letter.PaperText.Found;

class LetterPdfTest {

    @TempDir
    Path folder;

    @Test
    void a_letter_is_read_from_its_letterhead_to_how_to_verify_it() {
        var lines = printed(LetterSamples.english(0, 2, Optional.empty())).stream()
                .map(Found::text)
                .toList();

        assertThat(lines)
                .containsSubsequence(
                        "Friends of the Bees",
                        "24 November 2026",
                        "The Rt Hon. Mina Moreau",
                        "Dear Minister,",
                        "1",
                        "2",
                        "We, the undersigned",
                        "12,847 people signed this letter, each of them confirmed.",
                        "Reference UD-2026-0147",
                        "Page 1 of 1");
        assertThat(lines.get(lines.indexOf("2") + 1)).startsWith("Keep a strip of flowers");
    }

    @Test
    void a_demand_hangs_its_number_outside_the_text() {
        var lines = printed(LetterSamples.english(1, 12, Optional.empty()));

        var text = lines.get(indexOf(lines, "12") + 1);
        assertThat(lines.get(indexOf(lines, "12")).right()).isBetween(text.left() - 16, text.left() - 8);
        assertThat(lines.get(indexOf(lines, "9")).right())
                .isCloseTo(lines.get(indexOf(lines, "12")).right(), org.assertj.core.data.Offset.offset(1.5f));
    }

    @Test
    void an_arabic_letter_stands_on_the_right_with_its_numbers_beyond() {
        var lines = printed(LetterSamples.arabic());

        var number = lines.get(indexOf(lines, "3"));
        var demand = lines.get(indexOf(lines, "بناء نظام لجوء عادل يرى الإنسان."));
        assertThat(number.left()).isGreaterThan(demand.right());
        assertThat(demand.right()).isCloseTo(Press.WIDTH - Composition.MARGIN, org.assertj.core.data.Offset.offset(1f));
    }

    @Test
    void further_pages_carry_a_running_head_and_every_page_its_number() {
        var lines = printed(LetterSamples.english(3, 40, Optional.of(LetterSamples.seal())));

        var pages = lines.getLast().page();
        assertThat(pages).isGreaterThan(2);
        for (var page = 1; page <= pages; page++) {
            var number = page;
            var texts = lines.stream()
                    .filter(l -> l.page() == number)
                    .map(Found::text)
                    .toList();
            assertThat(texts).endsWith("Page " + number + " of " + pages);
            assertThat(texts.contains("Friends of the Bees · Save the bees of the valley"))
                    .isEqualTo(page > 1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 6, 7, 8, 9, 10, 11, 12, 13, 20, 40})
    void the_signature_stays_in_one_piece_and_with_the_end_of_the_letter(int demands) {
        var lines = printed(LetterSamples.english(1, demands, Optional.of(LetterSamples.seal())));

        var page = lines.get(indexOf(lines, "We, the undersigned")).page();
        assertThat(lines.get(indexOf(lines, "We, the undersigned") - 2).page()).isEqualTo(page);
        assertThat(lines.get(indexOf(lines, "Reference UD-2026-0147")).page()).isEqualTo(page);
        assertThat(lines.getLast().page()).isEqualTo(page);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.example/log/bees",
                "petitions.a-rather-long-name-of-an-organisation.example:8443/log/save-the-bees-of-the-valley-before-the-last"
                        + "-wild-hive-is-gone.2"
            })
    void a_camera_reads_the_checkpoint_out_of_its_code(String origin) {
        var sheet = LetterSamples.english(1, 5, Optional.of(LetterSamples.seal(origin)));

        var file = LetterPdf.write(sheet, folder.resolve("letter.pdf")).files().getFirst();

        assertThat(PaperCode.read(file)).isEqualTo(LetterSamples.checkpoint(origin));
    }

    @Test
    void a_letter_that_nearly_fits_its_page_is_set_a_little_smaller() {
        assertThat(pages(LetterSamples.english(1, 5, Optional.empty()))).isEqualTo(1);
    }

    @Test
    void the_file_tells_its_title_author_language_and_structure() throws Exception {
        var file = folder.resolve("letter.pdf");
        LetterPdf.write(LetterSamples.arabic(), file);

        try (var document = Loader.loadPDF(file.toFile())) {
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("رحّبوا بطالبي اللجوء بكرامة ورحمة");
            assertThat(document.getDocumentInformation().getAuthor()).isEqualTo("ائتلاف الباب المفتوح");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("ar");
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getDocumentCatalog().getStructureTreeRoot().getKids())
                    .hasSize(1);
        }
    }

    @Test
    void samples_are_left_to_look_at() throws Exception {
        var samples = Files.createDirectories(Path.of("target/letter-samples"));

        LetterPdf.write(LetterSamples.english(1, 5, Optional.empty()), samples.resolve("letter.pdf"));
        LetterPdf.write(LetterSamples.english(0, 3, Optional.of(LetterSamples.seal())), samples.resolve("seal.pdf"));
        LetterPdf.write(LetterSamples.english(3, 40, Optional.of(LetterSamples.seal())), samples.resolve("long.pdf"));
        LetterPdf.write(LetterSamples.arabic(), samples.resolve("arabic.pdf"));

        assertThat(samples.resolve("arabic.pdf")).isNotEmptyFile();
    }

    private List<Found> printed(LetterSheet sheet) {
        return PaperText.found(
                LetterPdf.write(sheet, folder.resolve("letter.pdf")).files().getFirst());
    }

    private int pages(LetterSheet sheet) {
        return LetterPdf.write(sheet, folder.resolve("letter.pdf")).pages();
    }

    private static int indexOf(List<Found> lines, String text) {
        return lines.stream().map(Found::text).toList().indexOf(text);
    }
}
