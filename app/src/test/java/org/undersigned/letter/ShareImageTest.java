package org.undersigned.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ShareImageTest {

    private static final String LONG =
            "Save the bees: ban the three neonicotinoid pesticides, protect the meadows, restore the hedgerows, and pay"
                    + " the farmers who do so, before the last wild hive of the valley falls silent for ever";

    @Test
    void a_picture_is_as_large_as_social_networks_ask_for() throws IOException {
        var image = read(ShareImage.png(Locale.UK, "An open letter to the Minister", "Save the bees", "Friends"));

        assertThat(image.getWidth()).isEqualTo(1200);
        assertThat(image.getHeight()).isEqualTo(630);
    }

    @Test
    void a_title_however_long_stays_between_what_stands_above_and_below() throws IOException {
        var image = read(ShareImage.png(Locale.UK, "", (LONG + " ").repeat(20), ""));

        assertThat(darkRows(image)).isNotEmpty().allMatch(y -> y > 150 && y < 490);
    }

    @Test
    void a_right_to_left_title_stands_on_the_right() throws IOException {
        var image = read(ShareImage.png(Locale.of("ar"), "", "سلام", ""));

        assertThat(darkColumns(image)).isNotEmpty().allMatch(x -> x > 600);
    }

    @Test
    void samples_are_left_to_look_at() throws IOException {
        sample(
                "share-english",
                Locale.UK,
                "An open letter to the Minister of Agriculture",
                "Save the bees of the valley");
        sample("share-long", Locale.UK, "An open letter to the Minister of Agriculture", LONG);
        sample("share-arabic", Locale.of("ar"), "رسالة مفتوحة إلى رئيس الجمهورية", "رحّبوا بطالبي اللجوء بكرامة ورحمة");
        sample("share-chinese", Locale.CHINA, "致农业部长的公开信", "保护蜜蜂：禁止三种农药，恢复草地");
    }

    private static void sample(String name, Locale locale, String addressed, String title) throws IOException {
        var samples = Files.createDirectories(Path.of("target/letter-samples"));
        Files.write(samples.resolve(name + ".png"), ShareImage.png(locale, addressed, title, "Friends of the Bees 蜜蜂"));
    }

    private static BufferedImage read(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static List<Integer> darkRows(BufferedImage image) {
        return IntStream.range(0, image.getHeight())
                .filter(y -> IntStream.range(0, image.getWidth()).anyMatch(x -> isDark(image, x, y)))
                .boxed()
                .toList();
    }

    private static List<Integer> darkColumns(BufferedImage image) {
        return IntStream.range(0, image.getWidth())
                .filter(x -> IntStream.range(0, image.getHeight()).anyMatch(y -> isDark(image, x, y)))
                .boxed()
                .toList();
    }

    private static boolean isDark(BufferedImage image, int x, int y) {
        return (image.getRGB(x, y) >> 16 & 0xff) < 0x60;
    }
}
