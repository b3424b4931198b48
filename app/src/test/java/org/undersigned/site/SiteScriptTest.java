package org.undersigned.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the script adds to pages that work without it. */
class SiteScriptTest {

    private static final String NOON = "2026-11-24T12:00:00Z";
    private static final String ONE = "2026-11-24T13:00:00Z";

    private static Playwright playwright;
    private static Browser browser;

    private BrowserContext context;
    private Page page;
    private List<Integer> moments;

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

    @BeforeEach
    void openAPage() {
        context = PreviewHost.context(browser, ColorScheme.LIGHT, 360, new ArrayList<>());
        page = context.newPage();
        moments = new ArrayList<>();
        // Or what a slow machine takes to load a page would count.
        page.clock().install(new Clock.InstallOptions().setTime(NOON));
        page.clock().pauseAt(ONE);
    }

    @AfterEach
    void closeThePage() {
        // What a page still asks for is answered first.
        context.unrouteAll();
        context.close();
    }

    @Test
    void the_count_grows_while_it_is_looked_at() {
        page.navigate(PreviewHost.ADDRESS + "action");

        page.clock().runFor(11_000);

        // Asked from outside: waiting inside the page would need the eval that its policy forbids.
        PlaywrightAssertions.assertThat(page.locator(".tally__number")).hasText("12,901");
        assertThat(page.locator("[data-count]").allTextContents()).isEqualTo(List.of("12,901", "12,901"));
        assertThat(page.locator(".tally__bar").evaluate("bar => bar.value")).isEqualTo(12_901);
        assertThat(page.locator("[data-size]").textContent()).isEqualTo("12,907");
    }

    @Test
    void a_count_below_two_is_left_alone() {
        page.navigate(PreviewHost.ADDRESS + "action-unnamed");

        page.clock().runFor(11_000);

        assertThat(page.locator("[data-count]").count()).isZero();
        assertThat(page.locator(".tally__number").textContent()).isEqualTo("1");
    }

    @Test
    void a_receipt_being_sealed_is_asked_for_again_until_it_stands() {
        page.navigate(PreviewHost.ADDRESS + "receipt-sealing");

        page.waitForNavigation(
                new Page.WaitForNavigationOptions().setTimeout(5_000),
                () -> page.clock().runFor(4_000));

        assertThat(page.url()).endsWith("receipt-sealing");
    }

    @Test
    void a_receipt_that_is_long_in_coming_is_asked_for_ever_more_seldom() {
        var asked = awaitingAReceipt(Map.of());

        assertThat(secondsOf(asked, 400)).containsExactly(2, 6, 14, 30, 62, 122, 182, 242, 302, 362);
    }

    @Test
    void nobody_asks_sooner_than_the_host_says() {
        var asked = awaitingAReceipt(Map.of("Retry-After", "20"));

        assertThat(secondsOf(asked, 120)).containsExactly(2, 22, 42, 62, 94);
    }

    @Test
    void who_looks_at_the_page_again_need_not_wait() {
        var asked = awaitingAReceipt(Map.of("Retry-After", "86400"));
        assertThat(secondsOf(asked, 60)).containsExactly(2);

        look("hidden");
        assertThat(secondsOf(asked, 60)).containsExactly(2);
        look("visible");

        assertThat(secondsOf(asked, 60)).hasSize(2);
    }

    /** How often it was asked for, while there is none. */
    private AtomicInteger awaitingAReceipt(Map<String, String> headers) {
        var asked = new AtomicInteger();
        context.route("**/receipts/secret.json", route -> {
            asked.incrementAndGet();
            route.fulfill(new Route.FulfillOptions().setStatus(503).setHeaders(headers));
        });
        page.navigate(PreviewHost.ADDRESS + "receipt-sealing");
        return asked;
    }

    /** In which of these seconds it was asked for, and when before. */
    private List<Integer> secondsOf(AtomicInteger asked, int seconds) {
        for (var second = 1; second <= seconds; second++) {
            var before = asked.get();
            page.clock().runFor(1_000);
            page.evaluate("fetch('/settled').then(() => {})");
            if (asked.get() > before) {
                moments.add(second);
            }
        }
        return moments;
    }

    private void look(String state) {
        page.evaluate(
                "state => { Object.defineProperty(document, 'visibilityState', {value: state, configurable: true});"
                        + " document.dispatchEvent(new Event('visibilitychange')); }",
                state);
    }

    @Test
    void buttons_that_need_a_script_are_hidden_without_one() {
        try (var plain = browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false));
                var page = plain.newPage()) {
            page.setContent(PagePreviews.render(SamplePages.all().get("receipt-counted")));

            assertThat(page.locator("[data-copy]").isVisible()).isFalse();
            assertThat(page.locator("[data-share]").isVisible()).isFalse();
            assertThat(page.locator(".share a").count()).isGreaterThan(5);
        }
    }
}
