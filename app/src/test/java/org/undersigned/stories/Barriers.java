package org.undersigned.stories;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What would keep someone from using a page, looked for on a phone in the light and on a wide screen in the dark. */
final class Barriers {

    /** With {@code -Dpictures=FOLDER} a page is looked at both ways on both screens, and each look kept there as a picture. */
    private static final Optional<Path> PICTURES =
            Optional.ofNullable(System.getProperty("pictures")).map(Path::of);

    private Barriers() {}

    static List<String> on(Page page, String name) {
        var found = new ArrayList<String>();
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : PICTURES.isPresent() ? List.of(360, 1280) : List.of(width(scheme))) {
                page.emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
                page.setViewportSize(width, width < 500 ? 800 : 900);
                found.addAll(found(page, name + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT)));
            }
        }
        return found;
    }

    /** Where a file of a story goes: among the pictures, when they are kept. */
    static Path kept(String file, Path otherwise) {
        return PICTURES.orElse(otherwise).resolve(file);
    }

    private static int width(ColorScheme scheme) {
        return scheme == ColorScheme.LIGHT ? 360 : 1280;
    }

    private static List<String> found(Page page, String look) {
        PICTURES.ifPresent(folder -> page.screenshot(
                new ScreenshotOptions().setFullPage(true).setPath(folder.resolve(look + ".png"))));
        var found = new ArrayList<String>();
        for (var rule : new AxeBuilder(page).setLegacyMode(true).analyze().getViolations()) {
            found.add(look + ": " + rule.getId() + " " + rule.getNodes().getFirst().getTarget());
        }
        if ((int) page.evaluate("document.documentElement.scrollWidth")
                > page.viewportSize().width) {
            found.add(look + ": wider than the screen");
        }
        return found;
    }
}
