package org.undersigned.letter;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.*;
import java.util.stream.*;
import org.junit.jupiter.api.Test;

class LetterPdfTest {
    static final String LONG =
            "We write because people who fled persecution are turned back at the border, without a hearing, to the places they ran from. The promise was a fair system for a new century; what came is deterrence, again. Since 2021 more than 1,240,000 people have been expelled under Title 42, among them families with children, and not one of them was asked whether they were afraid to return. We ask you to keep your word.";

    static Seal seal() {
        var b = new BitSet();
        var r = new Random(1);
        for (int i = 0; i < 29 * 29; i++) if (r.nextBoolean()) b.set(i);
        return new Seal(
                List.of(
                        "Checkpoint undersigned.example/log/bees · 25,694 entries",
                        "sha256 6d0c1e5b7a9f4c2e8b3d1a0f6e5c4b7a9f4c2e8b3d1a0f6e5c4b7a9f4c2e8b3d"),
                29,
                b);
    }

    static LetterSheet sheet(List<String> opening, List<String> demands, Optional<Seal> seal) {
        return new LetterSheet(
                Locale.US,
                "Open Door Coalition",
                List.of("14 Harbour Street, Boston, MA 02110", "opendoor.example · letters@opendoor.example"),
                "24 November 2026",
                List.of(
                        "President Joseph R. Biden",
                        "The White House",
                        "1600 Pennsylvania Avenue NW",
                        "Washington, DC 20500"),
                "Welcome asylum-seekers with dignity and compassion",
                "Dear President Biden,",
                opening,
                demands,
                List.of("The world is watching. We trust you to do right by those whom the system has wronged."),
                "We, the undersigned",
                "12,847 people signed this letter, each of them confirmed.",
                List.of("Amina K.", "J. Okafor", "Zoë Lindqvist", "田中 さくら", "علی رضایی", "דנה לוי", "R. D."),
                "Reference UD-2026-0147",
                List.of(
                        "Anyone can check this count: open https://undersigned.example/campaigns/welcome/integrity or run “undersigned verify delivery” on the pack that came with this letter. No signature can be added, changed or taken away unseen."),
                seal,
                "Open Door Coalition · Welcome asylum-seekers with dignity and compassion",
                (n, m) -> "Page " + n + " of " + m,
                Instant.parse("2026-11-24T12:00:00Z"));
    }

    static final List<String> FIVE = List.of(
            "Stop all deportations to Haiti, and every policy that denies people protection at the border.",
            "End expulsions under Title 42 for everyone, and open the ports of entry to asylum.",
            "Fight to close the Remain in Mexico programme for good.",
            "Build an asylum system that is just, and sees the person.",
            "Take a humanitarian approach to all of immigration.");

    @Test
    void sample() throws Exception {
        var folder = Files.createDirectories(Path.of("target/letter-samples"));
        LetterPdf.write(
                sheet(
                        List.of(
                                "We ask you to stop the expulsions and to let people seek the protection that the law promises them. You gave your word on humanity and on racial justice. Keep it in these five ways:"),
                        FIVE,
                        Optional.empty()),
                folder.resolve("letter-short.pdf"));
        LetterPdf.write(
                sheet(
                        List.of("We ask you to stop the expulsions. Keep your word in these five ways:"),
                        FIVE,
                        Optional.of(seal())),
                folder.resolve("letter-seal.pdf"));
        LetterPdf.write(
                sheet(
                        List.of(
                                LONG,
                                LONG + " " + LONG
                                        + " https://example.org/averylongaddresswithoutanyplacetobreakitwhichgoesonandonandonandonandonandonandonandonandonandon/end",
                                LONG),
                        IntStream.range(0, 40).mapToObj(i -> FIVE.get(i % 5)).toList(),
                        Optional.of(seal())),
                folder.resolve("letter-long.pdf"));
        var ar = new LetterSheet(
                Locale.of("ar"),
                "ائتلاف الباب المفتوح",
                List.of("شارع الميناء 14، بيروت", "opendoor.example"),
                "24 نوفمبر 2026",
                List.of("فخامة رئيس الجمهورية", "القصر الجمهوري", "بعبدا"),
                "رحّبوا بطالبي اللجوء بكرامة ورحمة",
                "فخامة الرئيس،",
                List.of(
                        "نكتب إليكم لأن الناس الذين فرّوا من الاضطهاد يُعادون عند الحدود دون أن يُسمع لهم، إلى الأماكن التي هربوا منها. كان الوعد نظامًا عادلًا لقرن جديد، وما جاء هو الردع مرة أخرى (Title 42). نطلب منكم أن تفوا بوعدكم بهذه الطرق:"),
                List.of(
                        "وقف جميع عمليات الترحيل إلى هايتي، وكل سياسة تحرم الناس من الحماية على الحدود.",
                        "إنهاء عمليات الطرد بموجب Title 42 للجميع، وفتح موانئ الدخول.",
                        "بناء نظام لجوء عادل يرى الإنسان."),
                List.of("العالم يراقب. نحن نثق بكم."),
                "نحن الموقعون أدناه",
                "وقّع على هذه الرسالة 12847 شخصًا، كل منهم مؤكَّد.",
                List.of("علی رضایی", "Amina K.", "דנה לוי"),
                "المرجع UD-2026-0147",
                List.of("يمكن لأي شخص التحقق من هذا العدد: https://undersigned.example/integrity"),
                Optional.of(seal()),
                "ائتلاف الباب المفتوح · رحّبوا بطالبي اللجوء",
                (n, m) -> "صفحة " + n + " من " + m,
                Instant.EPOCH);
        System.out.println(LetterPdf.write(ar, folder.resolve("letter-arabic.pdf")));
    }
}
