package org.undersigned.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Pattern;
import org.simplejavamail.utils.mail.dkim.Canonicalization;
import org.simplejavamail.utils.mail.dkim.DkimException;
import org.simplejavamail.utils.mail.dkim.DkimSigner;
import org.simplejavamail.utils.mail.dkim.SigningAlgorithm;

/** The key that signs our mails (RFC 6376) and where the world finds its other half. It hides itself. */
public record DkimKey(String domain, String selector, RSAPrivateKey key) {

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----\\s*");
    private static final Pattern SELECTOR = Pattern.compile("[a-z0-9](?:[a-z0-9.-]{0,61}[a-z0-9])?");
    private static final int LARGEST_FILE = 64 << 10;
    private static final int WEAKEST = 1024;

    static DkimKey read(String domain, String selector, Path file) {
        var name = Domain.ascii(domain).orElseThrow(() -> MailUnusable.because("dkim.domain", domain));
        if (!SELECTOR.matcher(selector).matches()) {
            throw MailUnusable.because("dkim.selector", selector);
        }
        try {
            var key = decode(file);
            if (key.getModulus().bitLength() < WEAKEST) {
                throw MailUnusable.because("dkim.key", file.toString());
            }
            return new DkimKey(name, selector, key);
        } catch (IOException | GeneralSecurityException | ClassCastException | IllegalArgumentException unreadable) {
            throw MailUnusable.because("dkim.key", file.toString());
        }
    }

    /** A new one each time: a signer remembers the message it is at. */
    DkimSigner signer(Iterable<String> headers) {
        try {
            var signer = new DkimSigner(domain, selector, key);
            signer.setSigningAlgorithm(SigningAlgorithm.SHA256_WITH_RSA);
            signer.setHeaderCanonicalization(Canonicalization.RELAXED);
            signer.setBodyCanonicalization(Canonicalization.RELAXED);
            signer.setCheckDomainKey(false);
            headers.forEach(signer::addHeaderToSign);
            return signer;
        } catch (DkimException impossible) {
            throw new IllegalStateException("the DKIM key does not sign", impossible);
        }
    }

    @Override
    public String toString() {
        return "DkimKey[" + selector + "._domainkey." + domain + "]";
    }

    private static RSAPrivateKey decode(Path file) throws IOException, GeneralSecurityException {
        if (Files.size(file) > LARGEST_FILE) {
            throw new IOException("too large");
        }
        var bytes = Files.readAllBytes(file);
        var pem = PEM.matcher(new String(bytes, StandardCharsets.US_ASCII));
        var der = pem.find() ? Base64.getMimeDecoder().decode(pem.group(1)) : bytes;
        return (RSAPrivateKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
    }
}
