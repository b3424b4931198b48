package org.undersigned.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.undersigned.web.Page;

/** What every public page promises, whatever it shows. */
class PagesTest {

    private static final Map<String, Page> PAGES = SamplePages.all();

    private static Playwright playwright;
    private static Browser browser;

    @BeforeAll
    static void openTheBrowser() {
        playwright = PagePreviews.playwright();
        browser = PagePreviews.launch(playwright);
    }

    @AfterAll
    static void closeTheBrowser() {
        browser.close();
        playwright.close();
    }

    @Test
    void everyone_can_use_every_page_in_the_light() {
        assertThat(barriers(ColorScheme.LIGHT, 1280)).isEmpty();
    }

    @Test
    void everyone_can_use_every_page_in_the_dark_on_a_phone() {
        assertThat(barriers(ColorScheme.DARK, 360)).isEmpty();
    }

    @Test
    void nothing_is_refused_by_the_policy_and_no_other_host_is_asked() {
        var complaints = new ArrayList<String>();

        try (var context = PreviewHost.context(browser, ColorScheme.LIGHT, 1280, complaints);
                var page = context.newPage()) {
            page.onConsoleMessage(message -> complaints.add(message.text()));
            page.onPageError(complaints::add);
            for (var name : PAGES.keySet()) {
                page.navigate(PreviewHost.ADDRESS + name);
            }
        }

        assertThat(complaints).isEmpty();
    }

    @Test
    void no_page_is_wider_than_a_small_phone() {
        var wide = new ArrayList<String>();

        try (var context = PreviewHost.context(browser, ColorScheme.LIGHT, 360, new ArrayList<>());
                var page = context.newPage()) {
            for (var name : PAGES.keySet()) {
                page.navigate(PreviewHost.ADDRESS + name);
                if ((int) page.evaluate("document.documentElement.scrollWidth") > 360) {
                    wide.add(name);
                }
            }
        }

        assertThat(wide).isEmpty();
    }

    @Test
    void pages_hold_no_script_style_or_handler_of_their_own() {
        assertThat(PAGES).allSatisfy((name, page) -> {
            var document = parsed(page);
            assertThat(document.select("style, [style], script:not([src]), script:not(:empty)"))
                    .isEmpty();
            assertThat(document.getAllElements())
                    .allSatisfy(element -> assertThat(element.attributes())
                            .noneMatch(attribute -> attribute.getKey().startsWith("on")));
        });
    }

    @Test
    void what_people_typed_stays_text() {
        var document = parsed(PAGES.get("action-faulty"));

        assertThat(document.getElementById("name").val()).isEqualTo("<script>alert(1)</script> http://evil.example");
        assertThat(document.getElementById("email").val()).isEqualTo("sam@\"><img src=x onerror=alert(1)>");
        assertThat(parsed(PAGES.get("mailbox")).select("script")).hasSize(1);
    }

    @Test
    void each_fault_stands_beside_its_field_and_is_listed_at_the_top() {
        var document = parsed(PAGES.get("action-faulty"));

        assertThat(document.select("[role=alert] a").eachAttr("href")).containsExactly("#name", "#email", "#agree");
        for (var id : List.of("name", "email", "agree")) {
            var field = document.getElementById(id);
            assertThat(field.attr("aria-invalid")).isEqualTo("true");
            assertThat(field.attr("aria-describedby").split(" ")).contains(id + "-fault");
            assertThat(document.getElementById(id + "-fault").text()).isNotBlank();
        }
    }

    @Test
    void nothing_is_chosen_beforehand_but_to_show_nothing() {
        var document = parsed(PAGES.get("action"));

        assertThat(document.select("[checked]").eachAttr("value")).containsExactly("none");
    }

    @Test
    void addresses_that_only_one_person_knows_are_kept_from_others() {
        assertThat(PAGES).allSatisfy((name, page) -> {
            var kept = parsed(page)
                    .select("meta[name=referrer][content=no-referrer], meta[name=robots][content*=noindex]");
            assertThat(kept).hasSize(page.layout().secret() ? 2 : 0);
        });
    }

    @Test
    void the_whole_action_page_weighs_less_than_a_small_picture() throws IOException {
        int page = zipped(PagePreviews.render(PAGES.get("action")));
        int rest = zipped(PagePreviews.stylesheet()) + zipped(PagePreviews.resource("js/site.js"));

        assertThat(page + rest).isLessThan(25_000);
    }

    private static List<String> barriers(ColorScheme scheme, int width) {
        var found = new ArrayList<String>();
        try (var context = PreviewHost.context(browser, scheme, width, new ArrayList<>());
                var page = context.newPage()) {
            // A page whose receipt comes loads itself again, on a slow machine while it is looked at.
            context.route("**/receipts/*.json", route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
            for (var name : PAGES.keySet()) {
                page.navigate(PreviewHost.ADDRESS + name);
                for (var rule :
                        new AxeBuilder(page).setLegacyMode(true).analyze().getViolations()) {
                    found.add(name + ": " + rule.getId() + " "
                            + rule.getNodes().getFirst().getTarget());
                }
            }
        }
        return found;
    }

    private static Document parsed(Page page) {
        return Jsoup.parse(PagePreviews.render(page));
    }

    private static int zipped(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.size();
    }
}
