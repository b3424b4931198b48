package org.undersigned.tlog;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The ledger of the published vectors: petition p42 of petitions.example, with its fixed test key. */
public final class Example {

    public static final String ORIGIN = "petitions.example/log/p42";
    public static final String LETTER = "Save the park\nWe ask the council to keep the park open.";
    public static final byte[] TEXT_HASH = Sha256.of(utf8(LETTER));
    public static final byte[] TAG_KEY = Sha256.of(utf8("tag key p42"));
    public static final SigningKey KEY = new SigningKey(ORIGIN, seed());

    private Example() {}

    public static byte[] seed() {
        var seed = new byte[32];
        for (var i = 0; i < seed.length; i++) {
            seed[i] = (byte) (i + 1);
        }
        return seed;
    }

    /** Genesis and the signatures of signers 1, 2, … */
    public static List<byte[]> entries(int size) {
        var entries = new ArrayList<byte[]>();
        entries.add(new Entry.Genesis(TEXT_HASH, Commitment.tagKey(TAG_KEY)).bytes());
        for (var i = 1; i < size; i++) {
            entries.add(new Entry.Signature(commitment(i)).bytes());
        }
        return entries;
    }

    public static byte[] commitment(int signer) {
        return Commitment.of(salt(signer), tag(signer), details(signer), TEXT_HASH, confirmedAt(signer), "p42");
    }

    public static byte[] salt(int signer) {
        return Sha256.of(utf8("salt " + signer));
    }

    public static byte[] detailSalt(int signer) {
        return Sha256.of(utf8("details salt " + signer));
    }

    public static String detailsJson(int signer) {
        return "{\"name\":\"Signer " + signer + "\",\"postcode\":\"1000\"}";
    }

    public static byte[] details(int signer) {
        return Commitment.details(detailSalt(signer), detailsJson(signer));
    }

    public static long confirmedAt(int signer) {
        return 1767225600L + signer;
    }

    public static byte[] tag(int signer) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(TAG_KEY, "HmacSHA256"));
            return mac.doFinal(utf8("signer" + signer + "@example.org"));
        } catch (GeneralSecurityException absent) {
            throw new AssertionError(absent);
        }
    }

    public static SignedNote checkpoint(List<byte[]> entries) {
        return new Checkpoint(ORIGIN, entries.size(), MerkleTree.root(entries)).sign(KEY);
    }

    /** The tiles of a log that grew in steps to these sizes. */
    public static Map<Tile, byte[]> tiles(List<byte[]> entries, int... sizes) {
        var tiles = new HashMap<Tile, byte[]>();
        var from = 0;
        for (var to : sizes.length == 0 ? new int[] {entries.size()} : sizes) {
            var tree = new GrowingTree(from, tile -> Optional.ofNullable(tiles.get(tile)));
            tree.append(entries.subList(from, to)).forEach(file -> tiles.put(file.tile(), file.bytes()));
            from = to;
        }
        return tiles;
    }

    public static TileReader reader(Map<Tile, byte[]> tiles) {
        return tile -> Optional.ofNullable(tiles.get(tile));
    }

    public static InclusionProof proof(List<byte[]> entries, int index) {
        var tree = new TiledTree(reader(tiles(entries)), entries.size(), MerkleTree.root(entries));
        return new InclusionProof(index, tree.inclusion(index, entries.get(index)), checkpoint(entries));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The same bytes with one bit turned. */
    static byte[] turned(byte[] bytes, int bit) {
        var changed = Arrays.copyOf(bytes, bytes.length);
        changed[bit / 8] ^= (byte) (1 << bit % 8);
        return changed;
    }
}
