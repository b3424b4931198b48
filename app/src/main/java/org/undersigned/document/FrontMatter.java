package org.undersigned.document;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.undersigned.account.Organisation;

/** What a document's front matter says; whatever it leaves out is looked for in the text or has a default. */
final class FrontMatter {

    private static final List<String> KEYS = List.of(
            "slug",
            "title",
            "target",
            "goal",
            "opens",
            "closes",
            "time-zone",
            "locale",
            "organisation",
            "confirmation-days",
            "show-names",
            "ask");
    private static final int LONGEST_NAME = 200;
    private static final int HIGHEST_GOAL = 100_000_000;
    private static final int LONGEST_CONFIRMATION = 30;

    private final Section top;
    private final Section target;
    private final Section ask;
    private final Findings findings;

    private FrontMatter(Section top, Findings findings) {
        this.top = top;
        this.target = top.section("target", "name", "title", "office", "email", "address", "country");
        this.ask = top.section("ask", "postcode", "country", "comment");
        this.findings = findings;
    }

    /** Empty when it cannot be read at all; then nobody knows what it leaves out. */
    static Optional<FrontMatter> of(List<Line> lines, Findings findings) {
        return Section.of(new Yaml(lines, findings), KEYS, findings).map(top -> new FrontMatter(top, findings));
    }

    boolean has(String key) {
        return top.has(key);
    }

    int line(String key) {
        return top.line(key);
    }

    Optional<String> title() {
        return top.text("title", Text.LONGEST_TITLE).map(PlainText::of);
    }

    Optional<Slug> slug() {
        var suggestion = top.text("slug", LONGEST_NAME)
                .flatMap(Slug::from)
                .map(Slug::value)
                .orElse("save-the-park");
        return top.value(
                "slug",
                text -> Slug.isWellFormed(text) ? Optional.of(new Slug(text)) : Optional.empty(),
                "slug",
                suggestion);
    }

    boolean namesTarget() {
        return target.has("name");
    }

    Optional<String> targetName() {
        return target.text("name", LONGEST_NAME);
    }

    Target target(String name) {
        return new Target(
                name,
                target.text("title", LONGEST_NAME),
                target.text("office", LONGEST_NAME),
                target.value("email", Values::email, "email"),
                target.lines("address"),
                target.value("country", Values::country, "country"));
    }

    Optional<Integer> goal() {
        return top.value("goal", text -> Values.number(text, 1, HIGHEST_GOAL), "goal");
    }

    ZoneId timeZone() {
        return top.value("time-zone", Values::zone, "time-zone").orElse(ZoneId.of("UTC"));
    }

    Optional<Instant> opens(ZoneId zone) {
        return top.value("opens", text -> Values.opening(text, zone), "moment");
    }

    Optional<Instant> closes(ZoneId zone) {
        return top.value("closes", text -> Values.closing(text, zone), "moment");
    }

    Optional<Locale> locale() {
        return top.value("locale", Values::locale, "locale");
    }

    Optional<Organisation> organisation() {
        var section = top.section("organisation", "name", "url", "email", "address", "imprint-url", "privacy-url");
        if (top.has("organisation") && !section.has("name")) {
            findings.fault(top.line("organisation"), "organisation-name");
        }
        return section.text("name", LONGEST_NAME)
                .map(name -> new Organisation(
                        name,
                        section.value("url", Values::url, "url"),
                        section.value("email", Values::email, "email"),
                        section.lines("address"),
                        section.value("imprint-url", Values::url, "url"),
                        section.value("privacy-url", Values::url, "url")));
    }

    Optional<Integer> confirmationDays() {
        return top.value(
                "confirmation-days", text -> Values.number(text, 1, LONGEST_CONFIRMATION), "confirmation-days");
    }

    Optional<ShowNames> showNames() {
        return top.value("show-names", text -> Values.choice(text, ShowNames.class), "show-names");
    }

    Optional<Ask> asks(String what) {
        return ask.value(what, text -> Values.choice(text, Ask.class), "ask");
    }
}
