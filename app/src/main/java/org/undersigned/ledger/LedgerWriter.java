package org.undersigned.ledger;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.CampaignId;
import org.undersigned.tlog.Checkpoint;
import org.undersigned.tlog.Entry;
import org.undersigned.tlog.GrowingTree;
import org.undersigned.tlog.SignedNote;
import org.undersigned.tlog.SigningKey;
import org.undersigned.tlog.Tile;
import org.undersigned.tlog.TileReader;
import org.undersigned.vault.Vault;

/** Appends entries with their tiles and seals the new size, all in the caller's transaction and under its lock. */
@Component
class LedgerWriter {

    private final LedgerStore store;
    private final TileStore tiles;
    private final MovementStore movements;
    private final PublishedStore published;
    private final LastSeen lastSeen;
    private final Doubts doubts;
    private final Vault vault;
    private final InstantSource clock;

    LedgerWriter(
            LedgerStore store,
            TileStore tiles,
            MovementStore movements,
            PublishedStore published,
            LastSeen lastSeen,
            Doubts doubts,
            Vault vault,
            InstantSource clock) {
        this.store = store;
        this.tiles = tiles;
        this.movements = movements;
        this.published = published;
        this.lastSeen = lastSeen;
        this.doubts = doubts;
        this.vault = vault;
        this.clock = clock;
    }

    /** Where the ledger ends now. Throws {@link LedgerBehind} and writes nothing when the database is not what was seen. */
    Head append(Campaign of, Head head, List<Appended> entries) {
        if (entries.isEmpty()) {
            return head;
        }
        var campaign = of.id();
        var key = new SigningKey(head.origin(), vault.ledgerSeed());
        var tree = tree(of, head, key);
        var now = clock.instant();
        tiles.write(
                campaign,
                head.log(),
                tree.append(entries.stream().map(it -> it.entry().bytes()).toList()));
        store.append(campaign, head, entries, now);
        var after = after(head, entries, new Checkpoint(head.origin(), tree.size(), tree.root()).sign(key));
        movements.add(campaign, after, published(campaign, head), entries, now);
        store.save(campaign, after, now);
        rememberOnceCommitted(after);
        return after;
    }

    /** Why nothing can be appended now, if so. */
    Optional<LedgerBehind> refusal(Campaign campaign, Head head) {
        try {
            tree(campaign, head, new SigningKey(head.origin(), vault.ledgerSeed()));
            return Optional.empty();
        } catch (LedgerBehind behind) {
            return Optional.of(behind);
        }
    }

    /** What stands, and is what was seen and sealed. */
    private GrowingTree tree(Campaign campaign, Head head, SigningKey key) {
        doubts.mustNotConcern(campaign.id(), head);
        var reader = tiles.of(campaign.id(), head.log());
        var present = head.note().map(note -> Checkpoint.of(SignedNote.parse(note), key.verifierKey()));
        LastSeen.mustContinue(lastSeen.of(head.origin()), head, present, reader);
        var tree = new GrowingTree(head.size(), reader);
        mustBe(tree, present);
        mustBeginWith(campaign.text().hash(), head, reader);
        return tree;
    }

    /** How much of it the world may see. */
    private long published(CampaignId campaign, Head head) {
        return published
                .published(campaign)
                .map(Sealed::head)
                .filter(it -> it.log() == head.log())
                .map(Head::size)
                .orElse(0L);
    }

    private static void mustBeginWith(byte[] textHash, Head head, TileReader tiles) {
        if (head.size() > 0
                && !(Entry.parse(first(tiles)) instanceof Entry.Genesis genesis
                        && Arrays.equals(genesis.textHash(), textHash))) {
            throw LedgerBehind.ofAnotherText(head.origin());
        }
    }

    private static byte[] first(TileReader tiles) {
        return tiles.items(new Tile(Tile.ENTRIES, 0, 1)).getFirst();
    }

    private static void mustBe(GrowingTree tree, Optional<Checkpoint> present) {
        present.filter(it -> !it.sameTree(new Checkpoint(it.origin(), tree.size(), tree.root())))
                .ifPresent(it -> {
                    throw LedgerBehind.damaged(it.origin());
                });
    }

    private static Head after(Head head, List<Appended> entries, SignedNote note) {
        return new Head(
                head.log(),
                head.origin(),
                head.size() + entries.size(),
                head.count()
                        + entries.stream().mapToInt(it -> it.entry().change()).sum(),
                head.signatures() + entries.stream().filter(Appended::signs).count(),
                Optional.of(note.note()));
    }

    private void rememberOnceCommitted(Head head) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                lastSeen.remember(head.origin(), head.note().orElseThrow());
            }
        });
    }
}
