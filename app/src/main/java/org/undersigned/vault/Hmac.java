package org.undersigned.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 (RFC 2104) under one key, which many use at once. */
final class Hmac {

    private static final String ALGORITHM = "HmacSHA256";

    /** To look the algorithm up and take the key in takes longer than what is asked of it. */
    private final Mac keyed;

    Hmac(byte[] key) {
        try {
            this.keyed = Mac.getInstance(ALGORITHM);
            keyed.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", absent);
        }
    }

    byte[] of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    byte[] of(byte[]... parts) {
        try {
            var mac = (Mac) keyed.clone();
            for (var part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (CloneNotSupportedException absent) {
            throw new IllegalStateException("that of the JDK can be cloned", absent);
        }
    }
}
