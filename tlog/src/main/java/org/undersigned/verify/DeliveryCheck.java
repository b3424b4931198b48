package org.undersigned.verify;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.undersigned.tlog.Entry;
import org.undersigned.tlog.Messages;
import org.undersigned.tlog.Unproven;

/** Is this letter the one which so many people signed? */
final class DeliveryCheck {

    private static final int LARGEST = 1024 * 1024;

    private final Path folder;
    private final Optional<String> vkey;

    DeliveryCheck(Path folder, Optional<String> vkey) {
        this.folder = folder;
        this.vkey = vkey;
    }

    String proven() {
        new Checksums(folder).check();
        var delivery = Delivery.parse(Bounded.text(folder.resolve("delivery.json"), LARGEST));
        checkLetter(delivery);
        var seal = Seal.of(vkey, delivery.vkey());
        var log = new FolderLog(folder.resolve("log"));
        var checkpoint = seal.open(log.note());
        if (!checkpoint.origin().equals(delivery.origin())) {
            throw new Unproven("checkpoint.origin", checkpoint.origin(), delivery.origin());
        }
        var frozen = seal.open(delivery.checkpoint());
        var beside = seal.open(new FolderLog(folder).note());
        if (frozen.size() <= delivery.entryIndex()) {
            throw new Unproven("delivery.early", frozen.size(), delivery.entryIndex());
        }
        var moment = new Moment(delivery);
        var rules = new WholeLedger(log, checkpoint, List.of(frozen, beside)).read(moment::see);
        var openings = new Openings(rules, moment.standing(), delivery);
        Bounded.lines(folder.resolve("openings.ndjson"), line -> openings.open(Opening.parse(line)));
        openings.checkCount();
        var details = folder.resolve("details.ndjson");
        if (Files.exists(details)) {
            Bounded.lines(details, line -> openings.disclose(Disclosure.parse(line)));
        }
        return Messages.text(
                "proven.delivery",
                delivery.count(),
                delivery.entryIndex(),
                delivery.origin(),
                checkpoint.size(),
                openings.opened(),
                delivery.erased(),
                openings.disclosed(),
                seal.words());
    }

    private void checkLetter(Delivery delivery) {
        if (!Arrays.equals(Checksums.sha256(folder.resolve("letter.txt")), delivery.letterSha256())) {
            throw new Unproven("delivery.letter");
        }
    }

    /** The ledger at the entry of the delivery. */
    private static final class Moment {
        private final Delivery delivery;
        private Optional<Standing> standing = Optional.empty();

        Moment(Delivery delivery) {
            this.delivery = delivery;
        }

        void see(Entry entry, Rules rules) {
            if (entry instanceof Entry.Genesis genesis && !Arrays.equals(genesis.textHash(), delivery.letterSha256())) {
                throw new Unproven("delivery.text");
            }
            if (rules.size() - 1L == delivery.entryIndex()) {
                standing = Optional.of(standing(entry, rules));
            }
        }

        Standing standing() {
            return standing.orElseThrow();
        }

        private Standing standing(Entry entry, Rules rules) {
            if (!(entry instanceof Entry.Delivered(var count, var letter))
                    || count != delivery.count()
                    || !Arrays.equals(letter, delivery.letterSha256())) {
                throw new Unproven("delivery.entry");
            }
            return rules.standing();
        }
    }
}
