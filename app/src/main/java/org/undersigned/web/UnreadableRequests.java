package org.undersigned.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.undersigned.language.Texts;

/** What the server says of requests that it cannot read, and that no page of ours ever sees. Public because Tomcat makes it. */
public final class UnreadableRequests extends ErrorReportValve {

    private static final Texts TEXT = Texts.of("web", Locale.ENGLISH);

    @Override
    protected void report(Request request, Response response, @Nullable Throwable trouble) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        SecurityHeaders.anew(response);
        response.setContentType("text/plain");
        response.setCharacterEncoding("utf-8");
        try {
            var key = response.getStatus() < 500 ? "bad-request" : "failed";
            var writer = response.getReporter();
            if (writer != null) {
                writer.write(TEXT.say(key + ".title") + "\n\n" + TEXT.say(key + ".text") + "\n");
                response.finishResponse();
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
