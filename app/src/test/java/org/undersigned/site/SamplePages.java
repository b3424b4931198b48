package org.undersigned.site;

import static org.undersigned.site.SampleCampaigns.ADA;
import static org.undersigned.site.SampleCampaigns.english;
import static org.undersigned.site.SampleCampaigns.say;
import static org.undersigned.site.SampleWordings.TITLE;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.undersigned.language.Texts;
import org.undersigned.site.CampaignsPage.Card;
import org.undersigned.site.DeliveryPage.Download;
import org.undersigned.site.MailboxPage.Mail;
import org.undersigned.site.ReceiptPage.Held;
import org.undersigned.site.ReceiptPage.Receipt;
import org.undersigned.site.ReceiptPage.Sharing;
import org.undersigned.site.ReceiptPage.Standing;
import org.undersigned.web.Layout;
import org.undersigned.web.Link;
import org.undersigned.web.MessagePage;
import org.undersigned.web.Notice;
import org.undersigned.web.Page;

/** Every page in every state, by the name of its preview. */
final class SamplePages {

    private static final String CAMPAIGN = "/campaigns/bees";
    private static final LetterHead LETTER = new LetterHead(TITLE, CAMPAIGN, "Mina Okafor");
    private static final String SUM = "84043736cb3647fe748040b1b3a9eec2ec4519fc286a0b0fefacd17196205f1a";
    private static final String SHARE = "https://letters.example/campaigns/bees";

    private SamplePages() {}

    static Map<String, Page> all() {
        var pages = new LinkedHashMap<String, Page>();
        pages.put("action", SampleCampaigns.open());
        pages.put("action-faulty", SampleCampaigns.faulty());
        pages.put("action-busy", SampleCampaigns.busy());
        pages.put("action-unsigned", SampleCampaigns.unsigned());
        pages.put("action-unnamed", SampleCampaigns.unnamed());
        pages.put("action-middling", SampleCampaigns.middling());
        pages.put("action-longest", SampleCampaigns.longest());
        pages.put("action-not-yet", SampleCampaigns.notYetOpen());
        pages.put("action-closed", SampleCampaigns.closed());
        pages.put("action-answered", SampleCampaigns.answered());
        pages.put("action-arabic", SampleCampaigns.arabic(english()));
        pages.put("action-right-to-left", SampleCampaigns.arabic(Texts.of("site", Locale.of("ar"))));
        pages.put("inbox", inbox(Optional.empty(), false));
        pages.put("inbox-slow", inbox(Optional.of(12), false));
        pages.put("inbox-resent", inbox(Optional.empty(), true));
        for (var state : ConfirmationPage.State.values()) {
            pages.put("confirmation-" + lower(state), confirmation(state));
        }
        pages.put("disavowed", new DisavowedPage(secret("Nothing was counted"), LETTER, "/confirmations/token/return"));
        for (var standing : Standing.values()) {
            pages.put("receipt-" + lower(standing), receipt(standing));
        }
        pages.put("message-not-found", notFound());
        pages.put("message-busy", busy());
        pages.put("campaigns", new CampaignsPage(host(say("campaigns.title")), cards()));
        pages.put("campaigns-one", new CampaignsPage(host(say("campaigns.title")), cards().subList(0, 1)));
        pages.put("campaigns-none", new CampaignsPage(host(say("campaigns.none.title")), List.of()));
        pages.put("mailbox", new MailboxPage(host("Mailbox"), mails()));
        pages.put("mailbox-empty", new MailboxPage(host("Mailbox"), List.of()));
        pages.put("receipt-link", receiptLink(false));
        pages.put("receipt-link-sent", receiptLink(true));
        pages.put("delivery", delivery());
        pages.put("integrity", integrity(List.of()));
        pages.put("integrity-renewed", integrity(ledgers()));
        pages.put("check", check(Optional.empty()));
        pages.put("check-own", check(Optional.of("{\"format\":\"petition-receipt/v1\"}")));
        return pages;
    }

    private static CheckInboxPage inbox(Optional<Integer> delay, boolean resent) {
        return new CheckInboxPage(
                ours(say("inbox.title")), LETTER, CAMPAIGN + "/resends", Field.required("email"), 7, delay, resent);
    }

    private static ConfirmationPage confirmation(ConfirmationPage.State state) {
        var confirmed = !List.of("live", "expired", "closed", "disavowed").contains(lower(state));
        return new ConfirmationPage(
                secret("Confirm"),
                state,
                LETTER,
                "Sam <b>Weaver</b>",
                Optional.of("S. W."),
                true,
                "/confirmations/token",
                "/confirmations/token/disavowal",
                confirmed ? Optional.of("/receipts/secret") : Optional.empty());
    }

    private static ReceiptPage receipt(Standing standing) {
        var counted = standing == Standing.COUNTED;
        var receipt = new Receipt(
                standing,
                !List.of(Standing.SEALING, Standing.HELD, Standing.ERASED).contains(standing)
                        ? Optional.of(12_848L)
                        : Optional.empty(),
                List.of(Standing.REJECTED, Standing.REJECTING).contains(standing)
                        ? Optional.of("duplicate person")
                        : Optional.empty(),
                standing == Standing.ERASED ? Optional.empty() : Optional.of("Sam Weaver"),
                Optional.of("S. W."),
                Optional.of("24 November 2026, 10:42"));
        var changed = new Notice(say("notice.display.title"), say("notice.display.text"));
        return new ReceiptPage(
                secret("Your receipt"),
                counted ? Optional.of(changed) : Optional.empty(),
                LETTER,
                receipt,
                new Sharing(SHARE, shares()),
                new Held(held(), "initials", List.of("full", "initials", "none"), true),
                "/receipts/secret",
                false,
                Optional.of("/campaigns/bees/integrity"),
                !counted,
                true);
    }

    private static List<Fact> held() {
        return List.of(
                new Fact("Name", "Sam Weaver"),
                new Fact("E-mail", "sam@example.org"),
                new Fact("Postcode", "NF1 2AB"),
                new Fact("Country", "United Kingdom"),
                new Fact("Signed", "24 November 2026, 10:40"));
    }

    private static List<Link> shares() {
        return List.of(
                new Link("E-mail", "mailto:?subject=Let%20the%20bees%20live&body=" + SHARE),
                new Link("WhatsApp", "https://wa.me/?text=" + SHARE),
                new Link("Telegram", "https://t.me/share/url?url=" + SHARE),
                new Link("Bluesky", "https://bsky.app/intent/compose?text=" + SHARE),
                new Link("Facebook", "https://www.facebook.com/sharer/sharer.php?u=" + SHARE),
                new Link("X", "https://x.com/intent/post?url=" + SHARE));
    }

    private static String web(String key) {
        return Texts.of("web", Locale.ENGLISH).say(key);
    }

    private static MessagePage notFound() {
        return new MessagePage(
                host(web("not-found.title")),
                web("not-found.title"),
                List.of(web("not-found.text")),
                List.of(new Link(web("home"), "/")));
    }

    private static MessagePage busy() {
        return new MessagePage(
                ours(web("unavailable.title")), web("unavailable.title"), List.of(web("unavailable.text")), List.of());
    }

    private static List<Card> cards() {
        return List.of(
                card(TITLE, "en", "Mina Okafor", new Tally(12_847, 12_847, Optional.of(20_000L), Optional.empty())),
                card(
                        "Urge President Biden to Welcome Asylum-Seekers with Dignity and Compassion",
                        "en",
                        "President Biden",
                        new Tally(0, 0, Optional.of(1_000L), Optional.empty())),
                card("دعوا النحل يعيش", "ar", "مينا الخطيب", new Tally(1, 1, Optional.empty(), Optional.empty())),
                card(
                        "Open the archive",
                        "en",
                        "The City Council",
                        new Tally(312, 312, Optional.of(250L), Optional.empty())));
    }

    private static Card card(String title, String language, String target, Tally tally) {
        return new Card(CAMPAIGN, title, language, target, "Meadow Alliance", tally);
    }

    private static List<Mail> mails() {
        var link = "http://localhost:8080/confirmations/9hYQmB2zXw4nT6uKd1sVfA";
        var no = "http://localhost:8080/campaigns/bees";
        var text = "Hello Sam,\n\nyou asked to sign “Let the bees live”. One press and it counts:\n\n" + link
                + "\n\nThe letter: " + no
                + "\n\nIf this wasn’t you, open the link and say so. <script>alert(1)</script>\n";
        return List.of(
                new Mail(
                        "2",
                        "sam@example.org",
                        "Confirm your signature: Let the bees live",
                        "10:42",
                        text,
                        List.of(link, no)),
                new Mail("1", "mina@example.org", "Welcome", "09:15", "No link here.", List.of()));
    }

    private static ReceiptLinkPage receiptLink(boolean sent) {
        return new ReceiptLinkPage(
                ours(say("receiptlink.title")),
                LETTER,
                CAMPAIGN + "/receipt-links",
                Field.required("email").faulty(say("fault.email.missing")),
                sent);
    }

    private static DeliveryPage delivery() {
        return new DeliveryPage(
                secret(TITLE),
                LETTER,
                "Meadow Alliance",
                "3 May 2027",
                "BEES-2027-1",
                12_210,
                31,
                "letters.example/log/bees+0a1b2c3d+AQID",
                List.of(
                        new Download(
                                "letter.pdf",
                                "/d/letter.pdf",
                                "212 KB",
                                "The letter, its demands and the count. Begin here."),
                        new Download(
                                "signers.pdf", "/d/signers.pdf", "1.4 MB", "Who signed, as each agreed to be shown."),
                        new Download("signers.csv", "/d/signers.csv", "640 KB", "The same list for a spreadsheet."),
                        new Download(
                                "pack.zip", "/d/pack.zip", "3.1 MB", "Everything, with the ledger and its proofs.")),
                Optional.of("ada@meadow.example"));
    }

    private static CheckPage check(Optional<String> receipt) {
        return new CheckPage(
                receipt.isPresent() ? secret(say("check.title")) : host(say("check.title")),
                "check.js",
                "letters.example",
                "AXm1Vi6P5lT5QHixEuipi6eQH4U65pW+1+DjkQutBJZk",
                List.of(),
                receipt,
                receipt.map(_ -> "/receipts/secret"),
                Optional.of(SUM));
    }

    private static List<IntegrityPage.Ledger> ledgers() {
        return List.of(
                ledger("bees.2", "3 March 2027", Optional.empty(), 12_912),
                ledger("bees", "24 November 2026", Optional.of("3 March 2027"), 12_260));
    }

    private static IntegrityPage.Ledger ledger(String name, String begun, Optional<String> givenUp, long size) {
        var origin = "letters.the-meadow-alliance.example/log/" + name;
        return new IntegrityPage.Ledger(
                origin,
                name,
                begun,
                givenUp,
                size,
                origin + "+1a2b3c4d+ATsbV2yUjYH8cZ1qgq0S9tJkGm3wB3kZ0y2n8lQmN5cR",
                origin + "\n" + size + "\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n— " + origin
                        + " Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=");
    }

    private static IntegrityPage integrity(List<IntegrityPage.Ledger> ledgers) {
        return new IntegrityPage(
                ours(say("integrity.title", 12_847)),
                LETTER,
                12_847,
                12_912,
                "24 November 2026, 10:42",
                new IntegrityPage.Workings(
                        List.of(
                                new Fact(say("integrity.asked"), "15,310"),
                                new Fact(say("integrity.confirmed"), "12,905"),
                                new Fact(say("integrity.held"), "214"),
                                new Fact(say("integrity.released"), "188")),
                        List.of(
                                new Fact(say("integrity.entered"), "12,879"),
                                new Fact(say("integrity.withdrawn"), "26"),
                                new Fact(say("integrity.rejected"), "8"),
                                new Fact(say("integrity.reinstated"), "2"),
                                new Fact(say("integrity.counted"), "12,847"),
                                new Fact(say("integrity.erased"), "14")),
                        List.of(new Fact(say("reason.duplicate"), "5"), new Fact(say("reason.automation"), "3")),
                        List.of(new Fact("United Kingdom", "9,804"), new Fact("France", "412"))),
                curves(),
                List.of(new Fact("3 May 2027", say("integrity.delivered", 12_210, 12_260, "BEES-20270503-1"))),
                ledgers,
                "letters.example/log/bees+1a2b3c4d+ATsbV2yUjYH8cZ1qgq0S9tJkGm3wB3kZ0y2n8lQmN5cR",
                "https://letters.example/log/bees",
                "letters.example/log/bees\n12912\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n— letters.example/log/bees Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=",
                Optional.of(SUM));
    }

    private static List<Curve> curves() {
        var noon = Instant.parse("2026-11-24T12:00:00Z");
        var amounts = new TreeMap<>(
                Map.of(noon.minusSeconds(600), 14L, noon.minusSeconds(540), 60L, noon.minusSeconds(60), 7L));
        return List.of(
                Curve.of("minute", amounts, ChronoUnit.MINUTES, noon.minusSeconds(3540), noon, Instant::toString),
                Curve.of(
                        "hour",
                        new TreeMap<>(),
                        ChronoUnit.HOURS,
                        noon.minusSeconds(47 * 3600),
                        noon,
                        Instant::toString));
    }

    private static Layout ours(String title) {
        return new Layout(english(), title, "site.css", "site.js", Optional.of(ADA), false, Optional.empty());
    }

    private static Layout secret(String title) {
        return new Layout(english(), title, "site.css", "site.js", Optional.of(ADA), true, Optional.empty());
    }

    private static Layout host(String title) {
        return new Layout(english(), title, "site.css", "site.js", Optional.empty(), false, Optional.empty());
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
