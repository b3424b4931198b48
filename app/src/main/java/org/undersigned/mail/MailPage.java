package org.undersigned.mail;

import com.ibm.icu.util.ULocale;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a mail says, for both of its forms: one sentence, paragraphs, at most one link, what follows it, and who sent it. */
public record MailPage(
        Locale locale,
        String lead,
        List<String> paragraphs,
        Optional<Button> button,
        List<String> afterwards,
        List<String> footer) {

    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(ContentType.Html);

    /** The one link. */
    public record Button(String label, String url) {}

    public String language() {
        return locale.toLanguageTag();
    }

    public String direction() {
        return ULocale.forLocale(locale).isRightToLeft() ? "rtl" : "ltr";
    }

    public String html() {
        var output = new StringOutput();
        TEMPLATES.render("mail/page.jte", this, output);
        return output.toString();
    }

    /** Reads whole by itself. */
    public String text() {
        return Stream.of(
                                Stream.of(lead),
                                paragraphs.stream(),
                                button.stream().map(it -> it.label() + ":\n" + it.url()),
                                afterwards.stream(),
                                Stream.of("-- \n" + String.join("\n", footer)))
                        .flatMap(parts -> parts)
                        .collect(Collectors.joining("\n\n"))
                + "\n";
    }
}
