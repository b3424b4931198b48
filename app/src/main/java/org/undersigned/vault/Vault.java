package org.undersigned.vault;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Service;
import org.undersigned.language.Texts;

/** The front door to keys: a campaign's own, and the host's for indexes that reach over campaigns. */
@Service
public class Vault {

    /** Whom keys belong to that are no campaign's. */
    public static final long HOST = 0;

    private final KeyFolder folder;
    private final VaultSettings settings;
    private final ConcurrentHashMap<Long, Keys> known = new ConcurrentHashMap<>();
    private final Hmac indexes;
    private final Hmac tokens;
    private final byte[] ledgerSeed;

    public Vault(VaultSettings settings) {
        this.settings = settings;
        this.folder = new KeyFolder(settings.keys());
        folder.create(HOST);
        var host = new Hmac(folder.read(HOST).tagKey());
        this.indexes = new Hmac(host.of("undersigned/index"));
        this.tokens = new Hmac(host.of("undersigned/token"));
        this.ledgerSeed = host.of("undersigned/ledger");
    }

    /** Makes a campaign's keys; those that are there stay. */
    public void create(long campaign) {
        folder.create(campaign);
    }

    /** Throws {@link KeysUnusable} when they are not there, or no more. */
    public Keys keys(long campaign) {
        return known.computeIfAbsent(campaign, folder::read);
    }

    /** Empty once they are destroyed. */
    public Optional<Keys> find(long campaign) {
        return folder.isDestroyed(campaign) ? Optional.empty() : Optional.of(keys(campaign));
    }

    /** For good: what they sealed opens no more, in no backup, and no new keys take their place. */
    public void destroy(long campaign) {
        folder.destroy(campaign);
        known.remove(campaign);
    }

    /** A keyed index of 16 bytes: equal values meet, and nobody without the key can test a value. */
    public byte[] index(String kind, String value) {
        return Arrays.copyOf(indexes.of(kind + "\0" + value), 16);
    }

    /** The private Ed25519 key (RFC 8032, 32 bytes) that seals the checkpoints of all ledgers of this host. */
    public byte[] ledgerSeed() {
        return ledgerSeed.clone();
    }

    /** Throws {@link KeysUnusable} unless these are the keys whose mark the database bears. */
    public void mustMatch(byte[] mark) {
        if (!Arrays.equals(mark, mark())) {
            throw new KeysUnusable(Texts.of("vault", Locale.ENGLISH)
                    .say("keys.mismatch", settings.keys().toString()));
        }
    }

    /** What a database bears to be told from others: it says nothing of the keys. */
    public byte[] mark() {
        return index("mark", "undersigned");
    }

    Hmac tokens() {
        return tokens;
    }
}
