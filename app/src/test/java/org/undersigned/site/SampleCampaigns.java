package org.undersigned.site;

import static org.undersigned.site.SampleWordings.BEES;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.undersigned.language.Texts;
import org.undersigned.site.ActionPage.Delivered;
import org.undersigned.site.ActionPage.State;
import org.undersigned.site.ActionPage.Target;
import org.undersigned.site.ActionPage.Wording;
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

    private SampleCampaigns() {}

    static ActionPage open() {
        return page(BEES, new Tally(12_847, 12_847, Optional.of(20_000L), live()), names(), SampleForms.full());
    }

    static ActionPage faulty() {
        var form = SampleForms.full();
        return page(
                BEES,
                new Tally(1, 1, Optional.of(100L), live()),
                List.of("Sam Weaver"),
                SampleForms.with(
                        form,
                        form.name()
                                .typed("<script>alert(1)</script> http://evil.example")
                                .faulty("A name cannot contain a web address"),
                        form.email()
                                .typed("sam@\"><img src=x onerror=alert(1)>")
                                .faulty("Enter an e-mail address like name@example.org"),
                        form.agree().faulty("Tick the first box, so that we may count your signature")));
    }

    static ActionPage busy() {
        var form = SampleForms.full();
        var typed = SampleForms.with(
                form,
                form.name().typed("Sam Weaver"),
                form.email().typed("sam@example.org"),
                form.agree().typed("on"));
        var notice = new Notice(say("action.busy.title"), say("action.busy.text", 5));
        var tally = new Tally(12_847, 12_847, Optional.of(10_000L), live());
        return page(BEES, tally, names(), State.OPEN, Optional.of(typed), List.of(), Optional.of(notice));
    }

    static ActionPage unsigned() {
        return page(BEES, new Tally(0, 0, Optional.of(500L), live()), List.of(), SampleForms.full());
    }

    static ActionPage unnamed() {
        return page(BEES, new Tally(1, 1, Optional.empty(), live()), List.of(), SampleForms.bare());
    }

    static ActionPage longest() {
        return page(
                SampleWordings.longest(),
                new Tally(6_078_985, 6_078_985, Optional.empty(), live()),
                names(),
                SampleForms.full());
    }

    static ActionPage middling() {
        return page(
                SampleWordings.middling(),
                new Tally(312, 312, Optional.of(1_000L), live()),
                names(),
                SampleForms.full());
    }

    static ActionPage notYetOpen() {
        return page(
                BEES,
                new Tally(0, 0, Optional.of(5_000L), Optional.empty()),
                List.of(),
                State.NOT_YET,
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    static ActionPage closed() {
        return page(
                BEES,
                new Tally(0, 0, Optional.empty(), Optional.empty()),
                List.of(),
                State.CLOSED,
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    static ActionPage answered() {
        var deliveries = List.of(
                new Delivered("3 May 2027", 12_210, Optional.empty(), Optional.of("/deliveries/bees-1")),
                new Delivered("1 June 2027", 23_440, Optional.of(16L), Optional.empty()));
        return page(
                SampleWordings.answered(),
                new Tally(23_456, 23_456, Optional.of(20_000L), Optional.empty()),
                names(),
                State.CLOSED,
                Optional.empty(),
                deliveries,
                Optional.empty());
    }

    static ActionPage arabic(Texts text) {
        var wording = SampleWordings.arabic();
        return new ActionPage(
                new Layout(text, wording.title(), "site.css", "site.js", Optional.of(ADA), false, Optional.empty()),
                ADA,
                new Target("مينا الخطيب", List.of("وزارة البيئة")),
                wording,
                new Tally(12_847, 12_847, Optional.of(20_000L), live()),
                List.of("آمنة ك.", "J. Okafor", "יעל", "田中 さくら"),
                State.OPEN,
                Optional.empty(),
                Optional.empty(),
                Optional.of(SampleForms.full()),
                7,
                List.of(),
                Optional.of("/campaigns/bees/integrity"),
                Optional.of("3 March 2027"),
                Optional.of("/campaigns/bees/receipt-links"),
                Optional.empty());
    }

    static String say(String key, Object... arguments) {
        return english().say(key, arguments);
    }

    static Texts english() {
        return Texts.of("site", Locale.UK);
    }

    private static ActionPage page(Wording wording, Tally tally, List<String> names, SigningForm form) {
        return page(wording, tally, names, State.OPEN, Optional.of(form), List.of(), Optional.empty());
    }

    private static ActionPage page(
            Wording wording,
            Tally tally,
            List<String> names,
            State state,
            Optional<SigningForm> form,
            List<Delivered> deliveries,
            Optional<Notice> notice) {
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
                form,
                7,
                deliveries,
                Optional.of("/campaigns/bees/integrity"),
                Optional.empty(),
                Optional.of("/campaigns/bees/receipt-links"),
                notice);
    }

    private static Layout layout(Wording wording) {
        var preview = new Preview(
                "https://letters.example/campaigns/bees",
                "A third of what we eat grows only because a bee came by.",
                Optional.of("https://letters.example/campaigns/bees/preview.png"));
        return new Layout(
                english(), wording.title(), "site.css", "site.js", Optional.of(ADA), false, Optional.of(preview));
    }

    private static List<String> names() {
        return List.of("Amina K.", "J. Okafor", "Zoë Lindqvist", "田中 さくら", "R. D.");
    }

    private static Optional<String> live() {
        return Optional.of("/campaigns/bees/count.json");
    }
}
