package org.undersigned.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** Bytes that are served again and again, in plain and compressed (RFC 1952) form, made once. The hash is 64 bits of SHA-256 in hex. */
public record Body(byte[] plain, byte[] gzip, String hash) {

    private static final Pattern NO_GZIP = Pattern.compile("gzip\\s*;\\s*q=0(\\.0*)?\\s*(,|$)");

    public static Body of(byte[] plain) {
        return new Body(plain, compressed(plain), hashed(plain));
    }

    /** The form that the client takes. */
    public byte[] form(HttpHeaders request) {
        return takesGzip(request.getFirst(HttpHeaders.ACCEPT_ENCODING)) ? gzip : plain;
    }

    /** An answer that says which form it has. */
    public ResponseEntity.BodyBuilder answer(HttpHeaders request) {
        var answer = ResponseEntity.ok().header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        return takesGzip(request.getFirst(HttpHeaders.ACCEPT_ENCODING))
                ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip")
                : answer;
    }

    static boolean takesGzip(@Nullable String accepted) {
        return accepted != null
                && accepted.contains("gzip")
                && !NO_GZIP.matcher(accepted).find();
    }

    private static String hashed(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 8);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every JDK has SHA-256", absent);
        }
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
