package org.undersigned.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.stereotype.Component;

/**
 * The headers that every answer bears, but one that says that its reader has it already: nothing inline, nothing from elsewhere,
 * no framing, no referrer, nothing kept unless said.
 */
@Component
final class SecurityHeaders extends ValveBase {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
                    + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
                    + "require-trusted-types-for 'script'; trusted-types 'none'";

    private static final List<Header> ALWAYS = List.of(
            new Header("Content-Security-Policy", POLICY),
            new Header("X-Content-Type-Options", "nosniff"),
            new Header("Referrer-Policy", "no-referrer"),
            new Header("Cross-Origin-Opener-Policy", "same-origin"),
            new Header("Cross-Origin-Resource-Policy", "same-origin"),
            new Header("Permissions-Policy", "camera=(), geolocation=(), microphone=(), browsing-topics=()"),
            new Header("X-Frame-Options", "DENY"),
            new Header("Cache-Control", "no-store"));

    private static final Header HTTPS_ALONE =
            new Header("Strict-Transport-Security", "max-age=31536000; includeSubDomains");

    private final WebSettings settings;

    SecurityHeaders(WebSettings settings) {
        super(true);
        this.settings = settings;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        on(response);
        getNext().invoke(request, response);
    }

    /** Where none of them is yet. */
    void on(Response response) {
        for (var header : ALWAYS) {
            header.onNew(response);
        }
        if (settings.https()) {
            HTTPS_ALONE.onNew(response);
        }
    }

    /** Instead of those that are there. */
    static void anew(Response response) {
        for (var header : ALWAYS) {
            header.on(response);
        }
    }
}
