package org.undersigned.site;

import org.commonmark.node.Link;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;

/** The organiser's why, from Markdown (CommonMark) to harmless HTML: raw HTML is shown as text, links lead by http, https and mailto only. */
final class Why {

    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .attributeProviderFactory(_ -> (node, _, attributes) -> {
                if (node instanceof Link) {
                    attributes.put("rel", "nofollow noopener ugc");
                }
            })
            .build();

    private static final TextContentRenderer TEXT = TextContentRenderer.builder()
            .lineBreakRendering(LineBreakRendering.STRIP)
            .build();
    private static final int SUMMARY = 200;

    private Why() {}

    static String html(String markdown) {
        return RENDERER.render(PARSER.parse(markdown));
    }

    /** Its first words, for previews elsewhere. */
    static String summary(String markdown) {
        var text = TEXT.render(PARSER.parse(markdown));
        var end = text.lastIndexOf(' ', SUMMARY);
        return text.length() <= SUMMARY ? text : text.substring(0, end < 0 ? SUMMARY : end) + " …";
    }
}
