package org.undersigned.web;

import com.ibm.icu.util.ULocale;
import java.util.Optional;
import org.undersigned.language.Texts;

/**
 * What stands around a page: its words, its title, the addresses of stylesheet and script, and whose page it is. A
 * page is <em>secret</em> when its address is known to one person only: search engines and other sites never learn it.
 */
public record Layout(
        Texts text,
        String title,
        String stylesheet,
        String script,
        Optional<Organisation> organisation,
        boolean secret,
        Optional<Preview> preview) {

    /** Who runs the campaign, and where they say who they are and what they do with data. */
    public record Organisation(
            String name,
            Optional<String> url,
            Optional<String> email,
            Optional<String> imprint,
            Optional<String> privacy) {}

    /** What other sites show when the page is shared; the addresses are absolute. */
    public record Preview(String url, String description, Optional<String> image) {}

    public String language() {
        return text.locale().toLanguageTag();
    }

    public String direction() {
        return directionOf(language());
    }

    public static String directionOf(String languageTag) {
        return ULocale.forLanguageTag(languageTag).isRightToLeft() ? "rtl" : "ltr";
    }
}
