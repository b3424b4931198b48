package org.undersigned.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route.ResumeOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;

/** The signer: a browser, an address with its inbox, and an eye on what the browser complains about. */
final class Sam implements AutoCloseable {

    static final String NAME = "Sam Okafor";

    private static final AtomicInteger ADDRESSES = new AtomicInteger();
    private static final double A_WHILE = 10_000;

    final String email = "sam." + ADDRESSES.incrementAndGet() + "@example.org";
    final Inbox inbox = new Inbox(Stage.HOST, email);

    private final List<String> complaints = new ArrayList<>();
    private final BrowserContext context;
    private final Page page;
    private int pages;

    private Sam(NewContextOptions options) {
        context = Stage.BROWSER.newContext(options);
        context.setDefaultTimeout(A_WHILE);
        page = context.newPage();
        page.onFrameNavigated(_ -> pages++);
        page.onPageError(complaints::add);
        page.onRequest(request -> {
            if (!Stage.HOST.isOurs(request.url())) {
                complaints.add("asked another host: " + request.url());
            }
        });
        page.onConsoleMessage(message -> {
            // What the server refuses is in the console too; that a page and its parts come is seen elsewhere.
            if (!message.text().startsWith("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
    }

    static Sam onAPhone() {
        return new Sam(phone());
    }

    static Sam withoutScripts() {
        return new Sam(phone().setJavaScriptEnabled(false));
    }

    private static NewContextOptions phone() {
        return new NewContextOptions().setViewportSize(360, 800).setReducedMotion(ReducedMotion.REDUCE);
    }

    Page page() {
        return page;
    }

    /** The path of the page that is open. */
    String path() {
        return page.url().substring(Stage.HOST.address("/").length() - 1);
    }

    /** A page that waits for its seal loads itself anew; whoever leaves at that very moment leaves once more. */
    Response opens(String address) {
        var url = Stage.HOST.address(address);
        try {
            return Optional.ofNullable(page.navigate(url)).orElseGet(() -> navigates(url));
        } catch (PlaywrightException crossed) {
            if (crossed.getMessage().contains("ERR_ABORTED")) {
                return navigates(url);
            }
            throw crossed;
        }
    }

    private Response navigates(String url) {
        return Objects.requireNonNull(page.navigate(url));
    }

    /** Opens what an address answers to a form that no page of ours would send. */
    Response sends(String address, String type, String body) {
        var url = Stage.HOST.address(address);
        page.route(url, route -> {
            var headers = new HashMap<>(route.request().headers());
            headers.put("content-type", type);
            route.resume(
                    new ResumeOptions().setMethod("POST").setHeaders(headers).setPostData(body));
        });
        try {
            return opens(address);
        } finally {
            page.unroute(url);
        }
    }

    void fills(String label, String text) {
        page.getByLabel(label, new GetByLabelOptions().setExact(true)).fill(text);
    }

    void ticks(String label) {
        page.getByLabel(label).check();
    }

    /** Sends a form, and waits for the page that answers it. */
    void presses(String button) {
        var before = pages;
        button(button).click();
        page.waitForCondition(() -> pages > before);
        page.waitForLoadState();
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(name));
    }

    Locator heading() {
        return page.locator("h1");
    }

    /** What can be read on the page. */
    String reads() {
        return page.locator("main").innerText();
    }

    /** Fills the form of the page that is open and sends it; what is to be shown as the form says it, such as {@code my name}. */
    void signs(String name, String shown) {
        fills("Your name", name);
        fills("E-mail", email);
        ticks(shown);
        ticks("Count my signature.");
        presses("Sign");
        assertThat(heading()).hasText("Check your inbox");
    }

    /** Follows the mailed link and presses the button; the path of the receipt. */
    String confirms() {
        opens(inbox.next().link("confirmations"));
        presses("Confirm my signature");
        assertThat(page.locator(".receipt")).isVisible();
        return path();
    }

    /** Stays on the receipt until it stands, however it does that; its number. */
    long awaitsTheSeal() {
        assertThat(page.locator(".receipt__number"))
                .hasText(Pattern.compile("No\\. \\d+"), new HasTextOptions().setTimeout(A_WHILE));
        return Long.parseLong(page.locator(".receipt__number").textContent().replaceAll("\\D", ""));
    }

    /** All of it at once; the path of a receipt that stands, and is open. */
    String stands(String campaign, String name, String shown) {
        opens(campaign);
        signs(name, shown);
        var receipt = confirms();
        awaitsTheEntry(receipt);
        opens(receipt);
        return receipt;
    }

    /** Until a page that is kept for a moment, here and in the browser, shows at a place what is looked for. */
    void opensUntil(String path, String place, Predicate<String> looked) {
        Patience.until(path, () -> {
            opens(path);
            var shown = String.join(" ", page.locator(place).allInnerTexts());
            return Optional.of(shown).filter(looked);
        });
    }

    /** Until the ledger holds what the receipt waits for. */
    static void awaitsTheEntry(String receipt) {
        Patience.until(
                "the entry of " + receipt,
                () -> Optional.of(Stage.HOST.get(receipt + ".json")).filter(answer -> answer.statusCode() == 200));
    }

    @Override
    public void close() {
        context.close();
        Assertions.assertThat(complaints).as("complaints of the browser").isEmpty();
    }
}
