package org.undersigned.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.undersigned.language.Texts;

/** Turns page records into bytes and answers. */
@Component
public class Pages {

    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=utf-8");

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
    private final Assets assets;

    public Pages(Assets assets) {
        this.assets = assets;
    }

    public byte[] render(Page page) {
        var output = new Utf8ByteOutput();
        templates.render(page.template(), page, output);
        return output.toByteArray();
    }

    /** A page that is never kept. */
    public ResponseEntity<byte[]> answer(HttpStatusCode status, Page page) {
        return answer(ResponseEntity.status(status), page);
    }

    /** 503: the same again after some seconds. */
    public ResponseEntity<byte[]> tryAgain(Page page, String seconds) {
        return answer(
                ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).header(HttpHeaders.RETRY_AFTER, seconds), page);
    }

    /** 303: what was asked is done, and this is where to look. */
    public static ResponseEntity<byte[]> seeOther(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(path))
                .build();
    }

    /** The layout of a page of the host's own, in a language. */
    public Layout layout(String bundle, Locale locale, String title, boolean secret) {
        return layout(bundle, locale, title, secret, Optional.empty(), Optional.empty());
    }

    public Layout layout(
            String bundle,
            Locale locale,
            String title,
            boolean secret,
            Optional<Layout.Organisation> organisation,
            Optional<Layout.Preview> preview) {
        return new Layout(
                Texts.of(bundle, locale), title, assets.stylesheet(), assets.script(), organisation, secret, preview);
    }

    /** The address of the script that checks receipts. */
    public String checker() {
        return assets.checker();
    }

    public MessagePage message(Locale locale, String title, List<String> paragraphs, List<Link> links) {
        return new MessagePage(layout("site", locale, title, true), title, paragraphs, links);
    }

    private ResponseEntity<byte[]> answer(ResponseEntity.BodyBuilder answer, Page page) {
        return answer.header(HttpHeaders.CACHE_CONTROL, "no-store")
                .contentType(HTML)
                .body(render(page));
    }
}
