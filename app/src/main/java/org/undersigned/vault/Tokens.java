package org.undersigned.vault;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * Tokens derived from what they stand for: base64url of campaign (8 bytes, leading zeros dropped, after their number), id
 * (16) and the first 16 bytes of HMAC-SHA-256. They are never stored; a lost one is made again.
 */
@Service
public class Tokens {

    /** What a token is good for; a token of one purpose is none for another. */
    public enum Purpose {
        CONFIRMATION,
        RECEIPT,
        PACK
    }

    /** What a token stands for. */
    public record Subject(long campaign, UUID id) {}

    private static final int LONGEST = 48;

    private final Vault vault;

    public Tokens(Vault vault) {
        this.vault = vault;
    }

    public Token issue(Purpose purpose, long campaign, UUID id) {
        var number = new BigInteger(Long.toString(campaign)).toByteArray();
        var bytes = ByteBuffer.allocate(1 + number.length + 32)
                .put((byte) number.length)
                .put(number)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .put(mac(purpose, campaign, id));
        return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array()));
    }

    /** Empty unless we issued it, and in its one spelling. */
    public Optional<Subject> read(Purpose purpose, String text) {
        return text.length() > 2 * LONGEST
                ? Optional.empty()
                : parse(text)
                        .filter(subject -> MessageDigest.isEqual(
                                issue(purpose, subject.campaign(), subject.id())
                                        .text()
                                        .getBytes(StandardCharsets.UTF_8),
                                text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Optional<Subject> parse(String text) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            var number = new byte[bytes.get()];
            bytes.get(number);
            return Optional.of(
                    new Subject(new BigInteger(number).longValueExact(), new UUID(bytes.getLong(), bytes.getLong())));
        } catch (IllegalArgumentException
                | BufferUnderflowException
                | ArithmeticException
                | NegativeArraySizeException foreign) {
            return Optional.empty();
        }
    }

    private byte[] mac(Purpose purpose, long campaign, UUID id) {
        var subject = ByteBuffer.allocate(24)
                .putLong(campaign)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return Arrays.copyOf(vault.tokens().of((purpose.name() + "\0").getBytes(StandardCharsets.UTF_8), subject), 16);
    }
}
