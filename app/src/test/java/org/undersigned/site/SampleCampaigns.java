package org.undersigned.site;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.undersigned.language.Texts;
import org.undersigned.site.ActionPage.Answer;
import org.undersigned.site.ActionPage.Delivered;
import org.undersigned.site.ActionPage.Demand;
import org.undersigned.site.ActionPage.State;
import org.undersigned.site.ActionPage.Target;
import org.undersigned.site.ActionPage.Wording;
import org.undersigned.site.SigningForm.Country;
import org.undersigned.web.Layout;
import org.undersigned.web.Layout.Organisation;
import org.undersigned.web.Layout.Preview;
import org.undersigned.web.Notice;

/** Action pages in every state, with the bees as the campaign. */
final class SampleCampaigns {

    static final Organisation ADA = new Organisation(
            "Meadow Alliance",
            Optional.of("https://meadow.example/"),
            Optional.of("ada@meadow.example"),
            Optional.of("https://meadow.example/imprint"),
            Optional.of("https://meadow.example/privacy"));
    static final Target MINA = new Target(
            "Mina Okafor", List.of("Minister for the Environment", "1 Mill Lane, Northfield", "United Kingdom"));
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

    private SampleCampaigns() {}

    static ActionPage open() {
        return page(BEES, new Tally(12_847, Optional.of(20_000L), live()), names(), form());
    }

    static ActionPage faulty() {
        var form = form();
        return page(
                BEES,
                new Tally(1, Optional.of(100L), live()),
                List.of("Sam Weaver"),
                with(
                        form,
                        form.name()
                                .typed("<script>alert(1)</script> http://evil.example")
                                .faulty("A name cannot contain a web address"),
                        form.email()
                                .typed("sam@\"><img src=x onerror=alert(1)>")
                                .faulty("Enter an e-mail address like name@example.org"),
                        form.agree().faulty("Tick that your signature may be counted")));
    }

    static ActionPage busy() {
        var form = form();
        var page = page(
                BEES,
                new Tally(12_847, Optional.of(10_000L), live()),
                names(),
                with(
                        form,
                        form.name().typed("Sam Weaver"),
                        form.email().typed("sam@example.org"),
                        form.agree().typed("on")));
        return withNotice(page, new Notice(say("action.busy.title"), say("action.busy.text", 5)));
    }

    static ActionPage unsigned() {
        return page(BEES, new Tally(0, Optional.of(500L), live()), List.of(), form());
    }

    static ActionPage unnamed() {
        var bare = new SigningForm(
                "/campaigns/bees/signatures",
                Field.required("name"),
                Field.required("email"),
                Field.absent("postcode"),
                Field.absent("country"),
                List.of(),
                Field.absent("comment"),
                Field.optional("display"),
                List.of("none"),
                Field.required("agree"),
                Field.optional("updates"),
                "");
        return page(BEES, new Tally(1, Optional.empty(), live()), List.of(), bare);
    }

    static ActionPage longest() {
        var wording = new Wording(
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
        return page(wording, new Tally(6_078_985, Optional.empty(), live()), names(), form());
    }

    static ActionPage middling() {
        var wording = new Wording(
                "en",
                "Urge President Biden to Welcome Asylum-Seekers with Dignity and Compassion",
                BEES.whyHtml(),
                Optional.of("Sign this petition to urge President Biden to reverse his destructive policies."),
                "Dear President Biden,",
                BEES.opening(),
                BEES.demands(),
                BEES.closing());
        return page(wording, new Tally(312, Optional.of(1_000L), live()), names(), form());
    }

    static ActionPage notYetOpen() {
        return closedDoor(
                State.NOT_YET, new Tally(0, Optional.of(5_000L), Optional.empty()), List.of(), BEES, List.of());
    }

    static ActionPage closed() {
        return closedDoor(State.CLOSED, new Tally(0, Optional.empty(), Optional.empty()), List.of(), BEES, List.of());
    }

    static ActionPage answered() {
        var demands = BEES.demands().stream()
                .map(demand -> demand.number() > 2
                        ? demand
                        : new Demand(demand.number(), demand.text(), Optional.of(answer(demand.number()))))
                .toList();
        var wording = new Wording(
                "en",
                TITLE,
                BEES.whyHtml(),
                Optional.empty(),
                BEES.salutation(),
                BEES.opening(),
                demands,
                BEES.closing());
        var deliveries = List.of(
                new Delivered("3 May 2027", "the Minister’s private office", 12_210, Optional.of("/deliveries/bees-1")),
                new Delivered("1 June 2027", "Mina Okafor, in person", 23_456, Optional.empty()));
        return closedDoor(
                State.CLOSED, new Tally(23_456, Optional.of(20_000L), Optional.empty()), names(), wording, deliveries);
    }

    static ActionPage arabic(Texts text) {
        var wording = new Wording(
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
        return new ActionPage(
                new Layout(text, wording.title(), "site.css", "site.js", Optional.of(ADA), false, Optional.empty()),
                ADA,
                new Target("مينا الخطيب", List.of("وزارة البيئة")),
                wording,
                new Tally(12_847, Optional.of(20_000L), live()),
                List.of("آمنة ك.", "J. Okafor", "יעל", "田中 さくら"),
                State.OPEN,
                Optional.empty(),
                Optional.empty(),
                Optional.of(form()),
                7,
                List.of(),
                Optional.of("/campaigns/bees/integrity"),
                Optional.empty());
    }

    static String say(String key, Object... arguments) {
        return english().say(key, arguments);
    }

    static Texts english() {
        return Texts.of("site", Locale.UK);
    }

    private static ActionPage page(Wording wording, Tally tally, List<String> names, SigningForm form) {
        return new ActionPage(
                layout(wording),
                ADA,
                MINA,
                wording,
                tally,
                names,
                State.OPEN,
                Optional.empty(),
                Optional.of("1 May 2027"),
                Optional.of(form),
                7,
                List.of(),
                Optional.of("/campaigns/bees/integrity"),
                Optional.empty());
    }

    private static ActionPage closedDoor(
            State state, Tally tally, List<String> names, Wording wording, List<Delivered> deliveries) {
        return new ActionPage(
                layout(wording),
                ADA,
                MINA,
                wording,
                tally,
                names,
                state,
                Optional.of("1 March 2027"),
                Optional.of("1 May 2027"),
                Optional.empty(),
                7,
                deliveries,
                Optional.of("/campaigns/bees/integrity"),
                Optional.empty());
    }

    private static ActionPage withNotice(ActionPage page, Notice notice) {
        return new ActionPage(
                page.layout(),
                page.organisation(),
                page.target(),
                page.wording(),
                page.tally(),
                page.names(),
                page.state(),
                page.opens(),
                page.closes(),
                page.form(),
                page.linkDays(),
                page.deliveries(),
                page.integrity(),
                Optional.of(notice));
    }

    private static Layout layout(Wording wording) {
        var preview = new Preview(
                "https://letters.example/campaigns/bees",
                "A third of what we eat grows only because a bee came by.",
                Optional.of("https://letters.example/campaigns/bees/preview.png"));
        return new Layout(
                english(), wording.title(), "site.css", "site.js", Optional.of(ADA), false, Optional.of(preview));
    }

    private static SigningForm form() {
        return new SigningForm(
                "/campaigns/bees/signatures",
                Field.required("name"),
                Field.required("email"),
                Field.optional("postcode"),
                Field.optional("country").typed("GB"),
                countries(),
                Field.optional("comment"),
                Field.optional("display").typed("none"),
                List.of("full", "initials", "none"),
                Field.required("agree"),
                Field.optional("updates"),
                "newsletter");
    }

    private static SigningForm with(SigningForm form, Field name, Field email, Field agree) {
        return new SigningForm(
                form.address(),
                name,
                email,
                form.postcode(),
                form.country(),
                form.countries(),
                form.comment(),
                form.display(),
                form.displays(),
                agree,
                form.updates(),
                form.source());
    }

    private static List<Country> countries() {
        return java.util.Arrays.stream(Locale.getISOCountries())
                .map(code -> new Country(code, Locale.of("", code).getDisplayCountry(Locale.UK)))
                .sorted(java.util.Comparator.comparing(Country::name))
                .toList();
    }

    private static List<String> names() {
        return List.of("Amina K.", "J. Okafor", "Zoë Lindqvist", "田中 さくら", "R. D.");
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

    private static Optional<String> live() {
        return Optional.of("/campaigns/bees/count.json");
    }
}
