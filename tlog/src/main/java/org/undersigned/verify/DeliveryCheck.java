package org.undersigned.verify;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.undersigned.tlog.Checkpoint;
import org.undersigned.tlog.Entry;
import org.undersigned.tlog.Messages;
import org.undersigned.tlog.Unproven;

/** Is this letter the one which so many people signed? */
final class DeliveryCheck {

    private static final int LARGEST = 1024 * 1024;

    private final Path folder;
    private final Delivery delivery;
    private final Seal seal;
    private Optional<Standing> standing = Optional.empty();

    DeliveryCheck(Path folder, Optional<String> vkey) {
        this.folder = folder;
        new Checksums(folder).check();
        delivery = Delivery.parse(Bounded.text(Bounded.inside(folder, "delivery.json"), LARGEST));
        seal = Seal.of(vkey, delivery.vkey());
    }

    String proven() {
        var letter = Checksums.sha256(Bounded.inside(folder, "letter.txt"), LARGEST);
        if (!Arrays.equals(letter, delivery.letterSha256())) {
            throw new Unproven("delivery.letter");
        }
        var log = new FolderLog(folder.resolve("log"));
        var checkpoint = seal.open(log.note());
        var rules = new WholeLedger(log, checkpoint, earlier()).read(this::see);
        var openings = openings(rules);
        return Messages.text(
                "proven.delivery",
                delivery.count(),
                delivery.entryIndex(),
                checkpoint.origin(),
                checkpoint.size(),
                openings.opened(),
                delivery.erased(),
                openings.disclosed(),
                seal.words());
    }

    /** The checkpoints of the pack, which the ledger in it must extend. */
    private List<Checkpoint> earlier() {
        var frozen = seal.open(delivery.checkpoint());
        if (!frozen.origin().equals(delivery.origin())) {
            throw new Unproven("checkpoint.origin", frozen.origin(), delivery.origin());
        }
        PetitionId.checkOrigin(delivery.origin(), delivery.petitionId());
        var earlier = List.of(frozen, seal.open(new FolderLog(folder).note()));
        earlier.forEach(this::checkCovers);
        return earlier;
    }

    private void checkCovers(Checkpoint checkpoint) {
        if (checkpoint.size() <= delivery.entryIndex()) {
            throw new Unproven("delivery.early", checkpoint.size(), delivery.entryIndex());
        }
    }

    private void see(Entry entry, Rules rules) {
        if (entry instanceof Entry.Genesis genesis && !Arrays.equals(genesis.textHash(), delivery.letterSha256())) {
            throw new Unproven("delivery.text");
        }
        if (rules.size() - 1L == delivery.entryIndex()) {
            checkDelivered(entry);
            standing = Optional.of(rules.standing());
        }
    }

    private void checkDelivered(Entry entry) {
        if (!(entry instanceof Entry.Delivered(var count, var letter))
                || count != delivery.count()
                || !Arrays.equals(letter, delivery.letterSha256())) {
            throw new Unproven("delivery.entry");
        }
    }

    private Openings openings(Rules rules) {
        var openings = new Openings(rules, standing.orElseThrow(), delivery);
        Lines.each(Bounded.inside(folder, "openings.ndjson"), line -> openings.open(Opening.parse(line)));
        openings.checkCount();
        if (!Bounded.isAbsent(folder, "details.ndjson")) {
            // Read once more, as details of millions would not fit beside their tags.
            Lines.each(Bounded.inside(folder, "openings.ndjson"), line -> openings.expect(Opening.parse(line)));
            Lines.each(Bounded.inside(folder, "details.ndjson"), line -> openings.disclose(Disclosure.parse(line)));
        }
        return openings;
    }
}
