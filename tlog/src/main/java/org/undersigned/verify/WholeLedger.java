package org.undersigned.verify;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.undersigned.tlog.Checkpoint;
import org.undersigned.tlog.Entry;
import org.undersigned.tlog.GrowingTree;
import org.undersigned.tlog.MerkleTree;
import org.undersigned.tlog.Tile;
import org.undersigned.tlog.TileFile;
import org.undersigned.tlog.TileReader;
import org.undersigned.tlog.Unproven;

/** A ledger read from its first entry to its last: every rule, every tile, every root. */
final class WholeLedger {

    private final TileReader source;
    private final Checkpoint checkpoint;
    private final List<Checkpoint> earlier;
    private final Rules rules;
    private final GrowingTree tree = new GrowingTree();

    /** Each earlier checkpoint must have been a beginning of this one. */
    WholeLedger(TileReader source, Checkpoint checkpoint, List<Checkpoint> earlier) {
        this.source = source;
        this.checkpoint = checkpoint;
        this.earlier = earlier;
        this.rules = new Rules(checkpoint.size());
    }

    /** Hands on each entry with the rules as they stand after it, and returns them as they stand in the end. */
    Rules read(BiConsumer<Entry, Rules> each) {
        if (checkpoint.size() == 0) {
            throw new Unproven("ledger.empty");
        }
        earlier.forEach(this::checkPrecedes);
        while (tree.size() < checkpoint.size()) {
            var width = (int) Math.min(Tile.FULL, checkpoint.size() - tree.size());
            source.items(new Tile(Tile.ENTRIES, tree.size() / Tile.FULL, width)).forEach(bytes -> add(bytes, each));
        }
        tree.unfinished().forEach(this::checkTile);
        if (!Arrays.equals(tree.root(), checkpoint.root())) {
            throw new Unproven("ledger.root", checkpoint.size());
        }
        return rules;
    }

    private void add(byte[] bytes, BiConsumer<Entry, Rules> each) {
        earlier.stream().filter(old -> old.size() == tree.size()).forEach(this::checkRoot);
        try {
            var entry = Entry.parse(bytes);
            rules.add(entry);
            each.accept(entry, rules);
        } catch (Unproven reason) {
            throw new Unproven("ledger.entry", tree.size(), reason.reason());
        }
        tree.append(bytes, this::checkTile);
    }

    private void checkPrecedes(Checkpoint old) {
        if (!old.origin().equals(checkpoint.origin())) {
            throw new Unproven("checkpoint.origin", old.origin(), checkpoint.origin());
        }
        if (old.size() > checkpoint.size()) {
            throw new Unproven("ledger.shorter", checkpoint.size(), old.size());
        }
        if (old.size() == checkpoint.size() && !old.sameTree(checkpoint)) {
            throw new Unproven("ledger.fork", old.size());
        }
    }

    private void checkRoot(Checkpoint old) {
        if (!Arrays.equals(tree.root(), old.root())) {
            throw new Unproven("proof.consistency", old.size(), checkpoint.size());
        }
    }

    private void checkTile(TileFile file) {
        var tile = file.tile();
        if (tile.level() != Tile.ENTRIES && !Arrays.equals(joined(source.items(tile)), file.bytes())) {
            throw new Unproven("ledger.tile", tile.path());
        }
    }

    private static byte[] joined(List<byte[]> hashes) {
        var joined = new ByteArrayOutputStream(Tile.FULL * MerkleTree.HASH);
        hashes.forEach(joined::writeBytes);
        return joined.toByteArray();
    }
}
