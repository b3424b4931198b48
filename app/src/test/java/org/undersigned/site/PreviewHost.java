package org.undersigned.site;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Map;
import org.undersigned.web.Page;

/** Answers a browser's requests with the sample pages under the real policy, without a network; remembers who else was asked for. */
final class PreviewHost {

    static final String ADDRESS = "http://letters.test/";
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";
    private static final Map<String, Page> PAGES = SamplePages.all();

    private PreviewHost() {}

    static BrowserContext context(Browser browser, ColorScheme scheme, int width, List<String> strangers) {
        var context = browser.newContext(
                new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, 800));
        context.route("**/*", route -> answer(route, strangers));
        return context;
    }

    private static void answer(Route route, List<String> strangers) {
        var url = route.request().url();
        if (!url.startsWith(ADDRESS)) {
            strangers.add(url);
            route.abort();
            return;
        }
        var path = url.substring(ADDRESS.length());
        switch (path) {
            case "site.css" -> fulfil(route, "text/css", PagePreviews.stylesheet());
            case "site.js" -> fulfil(route, "text/javascript", PagePreviews.resource("js/site.js"));
            case "check.js" -> fulfil(route, "text/javascript", PagePreviews.resource("js/check.js"));
            case "favicon.svg" -> fulfil(route, "image/svg+xml", PagePreviews.resource("favicon.svg"));
            case "campaigns/bees/count.json" ->
                fulfil(route, "application/json", "{\"signature_count\": 12901, \"size\": 12907}");
            case "settled" -> fulfil(route, "text/plain", "");
            case "receipts/secret.json" -> fulfil(route, "application/json", "{}");
            default -> fulfil(route, "text/html", PagePreviews.render(PAGES.get(path)));
        }
    }

    private static void fulfil(Route route, String type, String body) {
        route.fulfill(new Route.FulfillOptions()
                .setHeaders(Map.of("Content-Type", type + "; charset=utf-8", "Content-Security-Policy", POLICY))
                .setBody(body));
    }
}
