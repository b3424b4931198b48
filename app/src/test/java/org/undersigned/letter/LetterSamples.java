package org.undersigned.letter;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Letters for tests: Ada's coalition writes to the minister about the bees. */
final class LetterSamples {

    static final List<String> DEMANDS = List.of(
            "Ban the three neonicotinoids that kill bees in the field, with no emergency permit that outlives the emergency.",
            "Keep a strip of flowers along every field wider than 200 metres, and pay for it.",
            "Publish each year, village by village, how many hives lived through the winter.",
            "Give those who keep bees a seat where pesticides are approved.",
            "Answer each of these demands in writing.");

    private static final String KEY = "AXm1Vi6P5lT5QHixEuipi6eQH4U65pW+1+DjkQutBJZk";

    private static final String PARAGRAPH =
            "We keep bees, or eat what they make possible. In 1994 a hectare of rape in this valley fed some 40 colonies;"
                    + " today 11 are left, and the orchards beneath the dam are pollinated by hand. The Ministry has known"
                    + " the cause since its own report of 2019, and the remedy costs less than a single year of the harvests"
                    + " that fail. What is missing is neither knowledge nor money but a signature: yours.";

    private LetterSamples() {}

    static LetterSheet english(int paragraphs, int demands, Optional<Seal> seal) {
        return new LetterSheet(
                Locale.UK,
                "Friends of the Bees",
                List.of("14 Harbour Street, Bristol BS1 4QA", "bees.example · letters@bees.example"),
                "24 November 2026",
                List.of("The Rt Hon. Mina Moreau", "Minister of Agriculture", "17 Smith Square", "London SW1P 3JR"),
                "Save the bees of the valley before the last wild hive is gone",
                "Dear Minister,",
                IntStream.range(0, paragraphs).mapToObj(_ -> PARAGRAPH).toList(),
                IntStream.range(0, demands)
                        .mapToObj(i -> DEMANDS.get(i % DEMANDS.size()))
                        .toList(),
                List.of("The valley is listening. We trust you to do right by those who cannot write to you."),
                "We, the undersigned",
                "12,847 people signed this letter, each of them confirmed.",
                List.of("Amina K.", "J. Okafor", "Zoë Lindqvist", "田中 さくら", "علی رضایی", "דנה לוי", "R. D."),
                "Reference UD-2026-0147",
                List.of("Anyone can check this count: https://undersigned.example/campaigns/bees/integrity, or"
                        + " “undersigned verify delivery” on the pack that came with this letter."),
                seal,
                "Friends of the Bees · Save the bees of the valley",
                (page, pages) -> "Page " + page + " of " + pages,
                Instant.parse("2026-11-24T12:00:00Z"));
    }

    static LetterSheet arabic() {
        return new LetterSheet(
                Locale.of("ar"),
                "ائتلاف الباب المفتوح",
                List.of("شارع الميناء 14، بيروت", "opendoor.example"),
                "24 نوفمبر 2026",
                List.of("فخامة رئيس الجمهورية", "القصر الجمهوري", "بعبدا"),
                "رحّبوا بطالبي اللجوء بكرامة ورحمة",
                "فخامة الرئيس،",
                List.of(
                        "نكتب إليكم لأن الناس الذين فرّوا من الاضطهاد يُعادون عند الحدود دون أن يُسمع لهم، إلى الأماكن التي هربوا"
                                + " منها. كان الوعد نظامًا عادلًا لقرن جديد، وما جاء هو الردع مرة أخرى (Title 42). نطلب منكم أن تفوا"
                                + " بوعدكم بهذه الطرق:"),
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
                (page, pages) -> "صفحة " + page + " من " + pages,
                Instant.parse("2026-11-24T12:00:00Z"));
    }

    static Seal seal() {
        return seal("petitions.example/log/bees");
    }

    static Seal seal(String origin) {
        return Seals.of(List.of("Checkpoint", "Verifier key"), checkpoint(origin), origin + "+9029464a+" + KEY);
    }

    /** In form, though the signature is another's. */
    static String checkpoint(String origin) {
        return """
                %1$s
                25694
                67g1NM3rcz71q2GZMiD8Br2G6SWz5ozoX0VdeC9lCv8=

                — %1$s kClGSru4A+7zdpnHJSymkus2X7waMEBsUbCYUYmWFT6Z30ZsjYwuJAky/wHaKsBY3gmx574W1ozZ+xd4nJBNbI0zQAM=
                """.formatted(origin);
    }
}
