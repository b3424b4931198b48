package org.undersigned.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.undersigned.tlog.Checkpoint;
import org.undersigned.tlog.SignedNote;
import org.undersigned.tlog.Tile;
import org.undersigned.tlog.TileReader;
import org.undersigned.tlog.TiledTree;
import org.undersigned.tlog.Unproven;
import org.undersigned.tlog.VerifierKey;
import org.undersigned.verify.Receipt;
import org.undersigned.verify.Verification;
import org.undersigned.verify.Verifier;

/** The ledger as anyone reads it: by its checkpoint and its tiles over HTTP, believing nothing but its key. */
final class Outsider {

    private static final int OF_A_SIGNATURE = 1;

    private final int port;
    private final String log;
    private final VerifierKey key;
    private final Checkpoint checkpoint;

    /** @param vkey as a receipt told it */
    Outsider(int port, String slug, String vkey) {
        this.port = port;
        this.log = "/log/" + slug + "/";
        this.key = VerifierKey.parse(vkey);
        this.checkpoint = Checkpoint.of(
                SignedNote.parse(new String(get("checkpoint").orElseThrow(), StandardCharsets.UTF_8)), key);
    }

    /** Reads all of it by the verifier; why it is not whole, if so. */
    Optional<String> wrong() {
        return switch (Verifier.log("http://127.0.0.1:" + port + log, Optional.empty(), Optional.of(key.text()))) {
            case Verification.Proven _ -> Optional.empty();
            case Verification.Refuted refuted -> Optional.of(refuted.line());
        };
    }

    /** The bytes of every entry that enters a signature, in hexadecimal. */
    List<String> signatures() {
        TileReader tiles = this::read;
        var entries = new ArrayList<String>();
        for (var index = 0L; index * Tile.FULL < checkpoint.size(); index++) {
            var width = (int) Math.min(Tile.FULL, checkpoint.size() - index * Tile.FULL);
            for (var entry : tiles.items(new Tile(Tile.ENTRIES, index, width))) {
                if (entry[1] == OF_A_SIGNATURE) {
                    entries.add(HexFormat.of().formatHex(entry));
                }
            }
        }
        return entries;
    }

    /** Why a receipt proves nothing of this ledger; empty if it does. */
    Optional<String> refutes(String json) {
        try {
            var receipt = Receipt.parse(json);
            var sealed = receipt.proof().verify(receipt.entry(), key);
            var tree = new TiledTree(this::read, checkpoint.size(), checkpoint.root());
            tree.inclusion(receipt.proof().index(), receipt.entry());
            return Arrays.equals(tree.rootAt(sealed.size()), sealed.root())
                    ? Optional.empty()
                    : Optional.of("its checkpoint is no beginning of this ledger");
        } catch (Unproven unproven) {
            return Optional.of(unproven.reason());
        }
    }

    private Optional<byte[]> read(Tile tile) {
        return get(tile.path());
    }

    private Optional<byte[]> get(String path) {
        return Connection.find(port, Forms.get(log + path));
    }
}
