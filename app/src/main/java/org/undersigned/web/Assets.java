package org.undersigned.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/** Stylesheet, script and icon: read once, named by their hash, kept by browsers for a year. */
@Controller
public class Assets {

    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final Body stylesheet = Body.of(stylesheets());
    private final Body script = Body.of(read("js/site.js"));
    private final Body checker = Body.of(read("js/check.js"));
    private final Body icon = Body.of(read("favicon.svg"));

    public String stylesheet() {
        return "/assets/" + stylesheet.hash() + ".css";
    }

    public String script() {
        return "/assets/" + script.hash() + ".js";
    }

    /** The script that checks receipts. */
    public String checker() {
        return "/assets/" + checker.hash() + ".js";
    }

    /** An asset outside of any server. */
    public record File(String path, String name, byte[] content) {}

    public File stylesheetFile() {
        return new File(stylesheet(), "page.css", stylesheet.plain());
    }

    public File scriptFile() {
        return new File(script(), "page.js", script.plain());
    }

    public File iconFile() {
        return new File("/favicon.svg", "favicon.svg", icon.plain());
    }

    @NeedsNoPlace
    @GetMapping("/assets/{hash:[0-9a-f]{16}}.css")
    ResponseEntity<byte[]> stylesheet(@RequestHeader HttpHeaders headers, @PathVariable String hash) {
        return answer(stylesheet, hash, "text/css;charset=utf-8", headers);
    }

    @NeedsNoPlace
    @GetMapping("/assets/{hash:[0-9a-f]{16}}.js")
    ResponseEntity<byte[]> script(@RequestHeader HttpHeaders headers, @PathVariable String hash) {
        return answer(hash.equals(checker.hash()) ? checker : script, hash, "text/javascript;charset=utf-8", headers);
    }

    @NeedsNoPlace
    @GetMapping("/favicon.svg")
    ResponseEntity<byte[]> icon(@RequestHeader HttpHeaders headers) {
        return icon.answer(headers)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=86400")
                .contentType(MediaType.parseMediaType("image/svg+xml"))
                .body(icon.form(headers));
    }

    private static ResponseEntity<byte[]> answer(Body body, String hash, String type, HttpHeaders headers) {
        if (!hash.equals(body.hash())) {
            throw new NotFound();
        }
        return body.answer(headers)
                .header(HttpHeaders.CACHE_CONTROL, FOR_EVER)
                .contentType(MediaType.parseMediaType(type))
                .body(body.form(headers));
    }

    private static byte[] stylesheets() {
        return new String(read("css/index.txt"), StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> new String(read("css/" + line), StandardCharsets.UTF_8))
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] read(String name) {
        try {
            return new ClassPathResource("static/" + name).getContentAsByteArray();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
