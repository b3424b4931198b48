package org.undersigned.ledger;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.undersigned.campaign.CampaignId;
import org.undersigned.tlog.Checkpoint;
import org.undersigned.tlog.SignedNote;

/**
 * Looks how far the ledgers have come, whichever node wrote them, so that this one would notice a database that went back, and
 * tells all nodes.
 */
@Component
class Lookout {

    /** Where a ledger ends, and since when. */
    record End(CampaignId campaign, String origin, long size, Instant updatedAt) {}

    private final LedgerStore store;
    private final TileStore tiles;
    private final Logs logs;
    private final LastSeen lastSeen;
    private final Doubts doubts;
    private final InstantSource clock;
    private final Set<End> seen = ConcurrentHashMap.newKeySet();

    Lookout(LedgerStore store, TileStore tiles, Logs logs, LastSeen lastSeen, Doubts doubts, InstantSource clock) {
        this.store = store;
        this.tiles = tiles;
        this.logs = logs;
        this.lastSeen = lastSeen;
        this.doubts = doubts;
        this.clock = clock;
    }

    /** Remembers what moved since the last time; what is no continuation, or cannot be kept, is trouble and is not remembered. */
    Map<CampaignId, RuntimeException> look() {
        var ends = store.ends();
        seen.retainAll(Set.copyOf(ends));
        var troubles = new LinkedHashMap<CampaignId, RuntimeException>();
        ends.stream()
                .filter(end -> !seen.contains(end))
                .forEach(end -> look(end).ifPresent(trouble -> troubles.put(end.campaign(), trouble)));
        return troubles;
    }

    /** Doubts a ledger where every node sees it, and all that were ever seen of its campaign, if the database does not continue it. */
    void doubt(CampaignId campaign, Head head) {
        var newest = Math.max(head.log(), lastSeen.newest(head.origin()));
        doubts.raise(campaign, newest, clock.instant(), () -> isBehind(campaign, head));
    }

    private boolean isBehind(CampaignId campaign, Head head) {
        var seen = lastSeen.of(head.origin());
        var present = present(campaign, head.origin()).map(this::checkpoint);
        return seen.filter(it -> !LastSeen.continues(present, it, tiles.of(campaign, head.log())))
                .isPresent();
    }

    private Optional<RuntimeException> look(End end) {
        try {
            remember(end);
            seen.add(end);
            return Optional.empty();
        } catch (DataAccessResourceFailureException | TransactionException away) {
            throw away;
        } catch (RuntimeException trouble) {
            return Optional.of(trouble);
        }
    }

    /** The file is read first: whoever writes meanwhile leaves the database newer than it, and never older. */
    private void remember(End end) {
        var before = lastSeen.of(end.origin());
        present(end.campaign(), end.origin()).ifPresent(head -> remember(end.campaign(), head, before));
    }

    private void remember(CampaignId campaign, Head head, Optional<Checkpoint> before) {
        try {
            LastSeen.mustContinue(before, head, Optional.of(checkpoint(head)), tiles.of(campaign, head.log()));
        } catch (LedgerBehind behind) {
            doubt(campaign, head);
            throw behind;
        }
        lastSeen.remember(head.origin(), head.note().orElseThrow());
    }

    private Optional<Head> present(CampaignId campaign, String origin) {
        return store.head(campaign).filter(head -> head.origin().equals(origin));
    }

    private Checkpoint checkpoint(Head head) {
        return Checkpoint.of(SignedNote.parse(head.note().orElseThrow()), logs.key(head.origin()));
    }
}
