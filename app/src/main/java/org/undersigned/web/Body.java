package org.undersigned.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** Bytes that are served again and again, in plain and compressed (RFC 1952) form, made once. */
public record Body(byte[] plain, byte[] gzip) {

    public static Body of(byte[] plain) {
        return new Body(plain, compressed(plain));
    }

    /** The form that the client takes. */
    public byte[] form(HttpHeaders request) {
        return takesGzip(request) ? gzip : plain;
    }

    /** An answer that says which form it has. */
    public ResponseEntity.BodyBuilder answer(HttpHeaders request) {
        var answer = ResponseEntity.ok().header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        return takesGzip(request) ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip") : answer;
    }

    private static boolean takesGzip(HttpHeaders request) {
        var accepted = request.getFirst(HttpHeaders.ACCEPT_ENCODING);
        return accepted != null && accepted.contains("gzip") && !accepted.contains("gzip;q=0");
    }

    private static byte[] compressed(byte[] plain) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            gzip.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
