package org.undersigned.letter;

import java.nio.file.*;
import java.util.*;
import org.junit.jupiter.api.Test;

class ShareImageTest {
    @Test
    void sample() throws Exception {
        var folder = Files.createDirectories(Path.of("target/letter-samples"));
        Files.write(
                folder.resolve("share-1.png"),
                ShareImage.png(
                        Locale.US,
                        "An open letter to President Biden",
                        "Welcome asylum-seekers with dignity and compassion",
                        "Open Door Coalition"));
        Files.write(
                folder.resolve("share-2.png"),
                ShareImage.png(
                        Locale.of("ar"),
                        "رسالة مفتوحة إلى فخامة رئيس الجمهورية",
                        "رحّبوا بطالبي اللجوء بكرامة ورحمة",
                        "ائتلاف الباب المفتوح"));
        Files.write(
                folder.resolve("share-3.png"),
                ShareImage.png(
                        Locale.US,
                        "An open letter to the Minister of Agriculture",
                        "Save the bees: ban the three neonicotinoid pesticides, protect the meadows, restore the hedgerows, and pay the farmers who do so, before the last wild hive of the valley falls silent for ever and ever",
                        "Friends of the Bees 蜜蜂之友"));
        Files.write(
                folder.resolve("share-4.png"), ShareImage.png(Locale.CHINA, "致农业部长的公开信", "保护蜜蜂：禁止三种农药，恢复草地", "蜜蜂之友"));
    }
}
