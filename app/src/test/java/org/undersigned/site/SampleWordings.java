package org.undersigned.site;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.undersigned.site.ActionPage.Answer;
import org.undersigned.site.ActionPage.Demand;
import org.undersigned.site.ActionPage.Wording;

/** Letters: short, long, answered, and in Arabic. */
final class SampleWordings {

    static final String TITLE = "Let the bees live";
    static final Wording BEES = new Wording(
            "en",
            TITLE,
            "<p>A third of what we eat grows only because a bee came by. Of every ten kinds of wild bee in this country, four are in decline, and the three poisons that harm them most are still allowed.</p><p>The minister decides this spring which of them may be used for another ten years. She has said that she will listen.</p>",
            Optional.of("Sign, and ask her to decide for the bees."),
            "Dear Minister,",
            List.of(
                    "Wild bees are dying faster than at any time since they have been counted. The reasons are known, and so is what helps. What has been missing is a decision.",
                    "That decision is now yours. We ask you to take it in five steps:"),
            demands(
                    "Ban the three pesticides that harm bees most, from next spring on, without exemptions.",
                    "Leave one field margin in ten to flowers, and pay farmers fairly for it.",
                    "Stop mowing public verges before the end of June.",
                    "Count wild bees every year, in every county, and publish what is found.",
                    "Report to Parliament each March on how far you have come."),
            List.of(
                    "None of this is new, and none of it is costly. It only has to be done. We will be glad to tell our neighbours that you did."));

    private SampleWordings() {}

    static Wording middling() {
        return new Wording(
                "en",
                "Urge President Biden to Welcome Asylum-Seekers with Dignity and Compassion",
                BEES.whyHtml(),
                Optional.of("Sign this petition to urge President Biden to reverse his destructive policies."),
                "Dear President Biden,",
                BEES.opening(),
                BEES.demands(),
                BEES.closing());
    }

    static Wording longest() {
        return new Wording(
                "en",
                "Take action: urge the President, both Houses and every agency concerned to welcome people seeking asylum with dignity, compassion and the due process that the law has promised them",
                BEES.whyHtml(),
                BEES.callToAction(),
                "Dear President,",
                BEES.opening(),
                IntStream.rangeClosed(1, 40)
                        .mapToObj(n -> new Demand(n, sentence(n), Optional.empty()))
                        .toList(),
                BEES.closing());
    }

    static Wording answered() {
        var demands = BEES.demands().stream()
                .map(demand -> demand.number() > 2
                        ? demand
                        : new Demand(demand.number(), demand.text(), Optional.of(answer(demand.number()))))
                .toList();
        return new Wording(
                "en",
                TITLE,
                BEES.whyHtml(),
                Optional.empty(),
                BEES.salutation(),
                BEES.opening(),
                demands,
                BEES.closing());
    }

    static Wording arabic() {
        return new Wording(
                "ar",
                "دعوا النحل يعيش في حقولنا وحدائقنا",
                "<p>ثلث ما نأكله ينمو لأن نحلة مرّت من هنا. أربعة من كل عشرة أنواع من النحل البري في تراجع.</p><p>سيقرر الوزير هذا الربيع.</p>",
                Optional.of("وقّع الآن."),
                "معالي الوزير،",
                List.of("يموت النحل البري أسرع من أي وقت مضى. الأسباب معروفة، وكذلك ما يساعد."),
                demands(
                        "احظروا المبيدات الثلاثة الأشد ضررا بالنحل.",
                        "اتركوا للزهور حقلا من كل عشرة.",
                        "أوقفوا قص جوانب الطرق قبل نهاية يونيو."),
                List.of("سنكون سعداء بأن نخبر جيراننا أنكم فعلتم ذلك."));
    }

    private static List<Demand> demands(String... texts) {
        return IntStream.range(0, texts.length)
                .mapToObj(n -> new Demand(n + 1, texts[n], Optional.empty()))
                .toList();
    }

    private static Answer answer(int number) {
        return number == 1
                ? new Answer(
                        "Two of the three will not be renewed. On the third we await the agency’s report in autumn.",
                        "28 June 2027")
                : new Answer("We are glad to agree, and have set aside the means from 2028 on.", "28 June 2027");
    }

    private static String sentence(int number) {
        var demands = BEES.demands();
        return demands.get(number % demands.size()).text();
    }
}
