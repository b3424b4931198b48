package org.undersigned.letter;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SignersPdfTest {
    @Test
    void sample() throws Exception {
        var folder = Files.createDirectories(Path.of("target/letter-samples"));
        var names = List.of(
                "Zoë Lindqvist",
                "Zoe\u0308 Decomposed",
                "Nguyễn Thị Ánh",
                "Ali علی 123",
                "علی رضایی",
                "محمد بن سلمان",
                "نور الهدى",
                "פרופ׳ דנה לוי",
                "דָּוִד בֶּן־גּוּרְיוֹן",
                "श्रीमती लक्ष्मी क्षत्रिय",
                "अर्जुन शर्मा",
                "田中 さくら",
                "王小明",
                "김민수",
                "박지영 (서울)",
                "Ελένη Παπαδοπούλου",
                "Юлія Коваленко",
                "Łukasz Żółć",
                "İbrahim Şahin",
                "😀 Smiley",
                "👨‍👩‍👧 Family",
                "สมชาย ใจดี",
                "Åsa Öberg",
                "O’Connor, Siobhán",
                "José María Ñúñez de la Peña y Castellanos-Fitzgerald III",
                "Wolfeschlegelsteinhausenbergerdorff the incredibly long name that goes on and on",
                "A.",
                "Јован Јовановић",
                "Đặng Văn Lâm",
                "AVATAR To Wa Ty.",
                "office affinity ffi fl",
                "محمد (Mohammed) 42",
                "שלום Peace 77 עולם",
                "ابن سينا، الحسين",
                "کیوان پیروز گچ‌کار",
                "ٹیپو سلطان",
                "لا إله",
                "龍馬 坂本",
                "田中　太郎",
                "հայ Armenian",
                "ქართული",
                "বাংলা",
                "தமிழ்",
                "Dr. J. Okafor");
        var sheet = new SignersSheet(
                Locale.ENGLISH,
                "Open Door Coalition",
                "Welcome asylum-seekers with dignity and compassion",
                "12,847 signers, in order of signing, 44 shown by name",
                "Open Door Coalition · Welcome asylum-seekers",
                names.size(),
                (n, m) -> "Page " + n + " of " + m,
                (n, m) -> "Volume " + n + " of " + m,
                Instant.EPOCH);
        System.out.println(SignersPdf.write(sheet, names.iterator(), folder));
    }
}
