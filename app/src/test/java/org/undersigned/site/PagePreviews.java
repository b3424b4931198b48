package org.undersigned.site;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.undersigned.web.Page;

/**
 * The pages as files in {@code target/previews}, with stylesheet and script beside them, to be looked at. With names of
 * previews as arguments also their pictures: narrow and wide, light and dark ({@code all} for every one).
 */
final class PagePreviews {

    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(ContentType.Html);
    private static final Path FOLDER = Path.of("target/previews");

    private PagePreviews() {}

    static void main(String[] names) throws IOException {
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve("site.css"), stylesheet());
        Files.writeString(FOLDER.resolve("site.js"), resource("js/site.js"));
        Files.writeString(FOLDER.resolve("check.js"), resource("js/check.js"));
        Files.writeString(FOLDER.resolve("favicon.svg"), resource("favicon.svg"));
        var pages = SamplePages.all();
        for (var page : pages.entrySet()) {
            Files.writeString(FOLDER.resolve(page.getKey() + ".html"), render(page.getValue()));
        }
        if (names.length > 0) {
            picture(List.of(names).contains("all") ? List.copyOf(pages.keySet()) : List.of(names));
        }
    }

    static String render(Page page) {
        var output = new StringOutput();
        TEMPLATES.render(page.template(), page, output);
        return output.toString();
    }

    /** The files of {@code css/index.txt} one after another, as the server joins them. */
    static String stylesheet() {
        return resource("css/index.txt")
                .lines()
                .map(file -> resource("css/" + file))
                .collect(Collectors.joining("\n"));
    }

    static String resource(String path) {
        try (var stream = PagePreviews.class.getResourceAsStream("/static/" + path)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Browser launch(Playwright playwright) {
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of(
                                "--no-sandbox", "--disable-background-networking", "--disable-component-update")));
    }

    static Playwright playwright() {
        return Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    private static void picture(List<String> names) {
        try (var playwright = playwright();
                var browser = launch(playwright)) {
            for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                for (int width : List.of(360, 1280)) {
                    picture(browser, names, scheme, width);
                }
            }
        }
    }

    private static void picture(Browser browser, List<String> names, ColorScheme scheme, int width) {
        var options =
                new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, width < 500 ? 740 : 860);
        try (var context = browser.newContext(options);
                var page = context.newPage()) {
            for (var name : names) {
                page.navigate(FOLDER.resolve(name + ".html").toUri().toString());
                var file = name + "-" + width + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT) + ".png";
                page.screenshot(new ScreenshotOptions().setFullPage(true).setPath(FOLDER.resolve(file)));
            }
        }
    }
}
