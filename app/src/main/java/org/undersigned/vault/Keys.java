package org.undersigned.vault;

import com.google.crypto.tink.Aead;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;

/**
 * The keys of one campaign (or of the host, for what belongs to no campaign): AES-256-GCM for personal data, and one
 * secret of 32 bytes, which for a campaign is the tagKey of its ledger (ledger.md §4).
 */
public final class Keys {

    private final long campaign;
    private final Aead aead;
    private final byte[] secret;
    private final Hmac tags;

    Keys(long campaign, Aead aead, byte[] secret) {
        this.campaign = campaign;
        this.aead = aead;
        this.secret = secret.clone();
        this.tags = new Hmac(secret);
    }

    /** Encrypts a value for one column of one row; moved to another place it does not open. */
    public byte[] seal(String column, UUID row, byte[] plain) {
        try {
            return aead.encrypt(plain, place(column, row));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("sealing failed", broken);
        }
    }

    public byte[] open(String column, UUID row, byte[] sealed) {
        try {
            return aead.decrypt(sealed, place(column, row));
        } catch (GeneralSecurityException wrong) {
            throw new SealBroken(column, wrong);
        }
    }

    /** HMAC-SHA-256 of the normal form of an address under this campaign's tagKey: 32 bytes. */
    public byte[] tag(String normalAddress) {
        return tags.of(normalAddress);
    }

    /** What genesis commits to (ledger.md §3); never to be published or stored in the clear. */
    public byte[] tagKey() {
        return secret.clone();
    }

    private byte[] place(String column, UUID row) {
        var name = column.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(24 + name.length)
                .putLong(campaign)
                .putLong(row.getMostSignificantBits())
                .putLong(row.getLeastSignificantBits())
                .put(name)
                .array();
    }
}
