package org.undersigned.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.undersigned.document.Documents.asking;
import static org.undersigned.document.Documents.faults;
import static org.undersigned.document.Documents.remarks;
import static org.undersigned.document.Documents.understood;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.undersigned.account.Organisation;

class FrontMatterTest {

    private static final String FULL = """
            ---
            slug: the-park
            title: Save the park
            target:
              name: Mayor Vale
              title: Mayor of Vale
              office: Town Hall
              email: mayor@vale.example.org
              address:
                - 1 Market Square
                - Vale
              country: fr
            goal: 500
            opens: 2027-03-01
            closes: 2027-03-31
            time-zone: Europe/Paris
            locale: fr-FR
            organisation:
              name: The Friends of the Park
              url: https://friends.example.org
              email: hello@friends.example.org
              address: |
                2 Market Square
                Vale
              imprint-url: https://friends.example.org/imprint
              privacy-url: https://friends.example.org/privacy
            confirmation-days: 14
            show-names: initials
            ask: {postcode: required, country: no, comment: optional}
            ---

            It is the last one.

            ## Letter

            Dear Mayor Vale,

            Keep the park.
            """;

    @Test
    void every_key_is_understood() {
        assertThat(understood(FULL))
                .isEqualTo(new CampaignDocument(
                        Optional.of(new Slug("the-park")),
                        new Text("Save the park", "Dear Mayor Vale,", List.of("Keep the park."), List.of(), List.of()),
                        Optional.empty(),
                        "It is the last one.",
                        new Target(
                                "Mayor Vale",
                                Optional.of("Mayor of Vale"),
                                Optional.of("Town Hall"),
                                Optional.of("mayor@vale.example.org"),
                                List.of("1 Market Square", "Vale"),
                                Optional.of("FR")),
                        OptionalInt.of(500),
                        Optional.of(Instant.parse("2027-02-28T23:00:00Z")),
                        Optional.of(Instant.parse("2027-03-31T22:00:00Z")),
                        ZoneId.of("Europe/Paris"),
                        Locale.FRANCE,
                        Optional.of(new Organisation(
                                "The Friends of the Park",
                                Optional.of("https://friends.example.org"),
                                Optional.of("hello@friends.example.org"),
                                List.of("2 Market Square", "Vale"),
                                Optional.of("https://friends.example.org/imprint"),
                                Optional.of("https://friends.example.org/privacy"))),
                        14,
                        ShowNames.INITIALS,
                        Ask.REQUIRED,
                        Ask.NO,
                        Ask.OPTIONAL));
    }

    @Test
    void what_it_leaves_out_has_a_default() {
        var campaign = understood(asking("Keep it."));

        assertThat(campaign.slug()).contains(new Slug("save-the-park"));
        assertThat(campaign.goal()).isEmpty();
        assertThat(campaign.opens()).isEmpty();
        assertThat(campaign.closes()).isEmpty();
        assertThat(campaign.timeZone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(campaign.locale()).isEqualTo(Locale.ENGLISH);
        assertThat(campaign.organisation()).isEmpty();
        assertThat(campaign.confirmationDays()).isEqualTo(7);
        assertThat(campaign.showNames()).isEqualTo(ShowNames.FULL);
        assertThat(List.of(campaign.postcode(), campaign.country(), campaign.comment()))
                .containsExactly(Ask.OPTIONAL, Ask.OPTIONAL, Ask.NO);
    }

    @Test
    void a_key_left_empty_is_left_out() {
        assertThat(understood("---\ngoal:\ntarget:\nclosES:\n---\n".replace("closES", "closes") + asking("Keep it."))
                        .goal())
                .isEmpty();
        assertThat(understood("---\n---\n" + asking("Keep it.")).target().name())
                .isEqualTo("Mayor Vale");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2027-03-31|2027-04-01T00:00:00Z",
                "2027-03-31 18:00|2027-03-31T18:00:00Z",
                "2027-03-31T18:00:00+02:00|2027-03-31T16:00:00Z",
                "2027-03-31T18:00Z|2027-03-31T18:00:00Z"
            })
    void a_bare_closing_day_counts_in_full_and_a_time_as_it_stands(String closes, Instant moment) {
        assertThat(understood("---\ncloses: " + closes + "\n---\n" + asking("Keep it."))
                        .closes())
                .contains(moment);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "slug: Save The Park|\"Save The Park\" cannot be part of an address|\"save-the-park\"",
                "goal: 20,000|is no goal|20000",
                "goal: 0|is no goal|20000",
                "opens: tomorrow|is no day or time (\"opens\")|2027-03-01",
                "closes: 2027-02-30|is no day or time (\"closes\")|2027-03-01",
                "time-zone: Paris|is no time zone|Europe/Paris",
                "locale: english language|is no language|es-US",
                "confirmation-days: 31|days to confirm|1 to 30",
                "show-names: everything|how much of a name|full, initials or none",
                "ask: {postcode: maybe}|\"maybe\" does not say whether to ask (\"ask.postcode\")|required, optional or no",
                "target: {name: A, email: a b@c.d}|is no e-mail address (\"target.email\")|office@example.org",
                "target: {name: A, country: France}|is no country code|FR",
                "organisation: {name: A, url: javascript:alert(1)}|is no web address|https://",
                "organisation: {url: https://example.org}|The organisation has no name|name:",
                "organization: {name: A}|no key \"organization\"|\"organisation\"",
                "timezone: UTC|no key \"timezone\"|\"time-zone\"",
                "target: {nmae: A}|no key \"target.nmae\"|\"target.name\"",
                "colour: blue|no key \"colour\"|slug, title",
                "goal: [1, 2]|\"goal\" is one text|same line",
                "ask: no|Below \"ask\"|postcode, country, comment"
            })
    void a_wrong_value_is_a_fault_on_its_line_that_says_what_is_right(String line, String wrong, String right) {
        var document = "---\ntitle: Save the park\n" + line + "\n---\n" + asking("Keep it.");
        var faults = faults(document);

        assertThat(faults)
                .anySatisfy(fault -> assertThat(fault).startsWith("3: ").contains(wrong, right));
    }

    @Test
    void a_title_with_a_colon_needs_quotes_and_the_fault_says_so() {
        assertThat(faults("---\ntitle: Parks: save them\n---\nText"))
                .singleElement()
                .asString()
                .startsWith("2: ")
                .contains("in quotes");
        assertThat(remarks("---\ngoal: 5 #hopefully\n---\n" + asking("Keep it.")))
                .anyMatch(remark -> remark.startsWith("2: \"#hopefully\" is taken as a note"));
    }

    @Test
    void a_key_given_twice_or_a_front_matter_that_never_ends_is_a_fault() {
        assertThat(faults("---\ngoal: 5\ngoal: 6\n---\n" + asking("Keep it.")))
                .containsExactly("3: The key \"goal\" is given twice. Keep one.");
        assertThat(faults("\n---\ngoal: 5\n" + asking("Keep it.")))
                .singleElement()
                .asString()
                .startsWith("2: The front matter begins here and never ends.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: &a [x]\nb: *a",
                "a: [[[[[[[[x]]]]]]]]",
                "? {? {? {? {? {x: y}}}}}",
                "- just\n- a list",
                "just text",
                "!!java.net.URL [x]",
                "\"\\uD800\": x",
                "title: \"\\u0007\""
            })
    void yaml_that_does_more_than_name_values_is_a_fault(String yaml) {
        assertThat(faults("---\n" + yaml + "\n---\n" + asking("Keep it."))).isNotEmpty();
    }

    @Test
    void a_campaign_closes_after_it_opens() {
        assertThat(faults("---\nopens: 2027-03-02\ncloses: 2027-03-01\n---\n" + asking("Keep it.")))
                .singleElement()
                .asString()
                .startsWith("3: The campaign would close before it opens.");
    }

    @Test
    void two_titles_that_differ_are_a_fault_and_two_targets_a_remark() {
        var twice = "---\ntitle: Save it\ntarget: The Mayor\n---\n" + asking("Keep it.");

        assertThat(faults(twice))
                .singleElement()
                .asString()
                .startsWith("5: The text gives the title \"Save the park\"");
        assertThat(remarks(twice.replace("Save it", "Save the park")))
                .contains(
                        "9: The text calls the target \"Mayor Vale\"; the page will say \"The Mayor\", as in the front matter.");
    }

    @Test
    void all_faults_are_told_at_once_in_the_order_of_the_lines() {
        var faults =
                faults("---\ngoal: many\nshow-names: all\n---\nSome text that is not a campaign.\nAnother line.\n");

        assertThat(faults).hasSize(5);
        assertThat(faults).extracting(fault -> fault.substring(0, 2)).containsExactly("2:", "3:", "5:", "6:", "6:");
    }
}
