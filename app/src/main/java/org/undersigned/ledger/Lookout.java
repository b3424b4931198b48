package org.undersigned.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.undersigned.campaign.CampaignId;
import org.undersigned.tlog.Checkpoint;
import org.undersigned.tlog.SignedNote;

/** Looks how far the ledgers have come, whichever node wrote them, so that this one would notice a database that went back. */
@Component
class Lookout {

    /** Where a ledger ends, and since when. */
    record End(CampaignId campaign, String origin, long size, Instant updatedAt) {}

    private final LedgerStore store;
    private final TileStore tiles;
    private final Logs logs;
    private final LastSeen lastSeen;
    private final Set<End> seen = ConcurrentHashMap.newKeySet();

    Lookout(LedgerStore store, TileStore tiles, Logs logs, LastSeen lastSeen) {
        this.store = store;
        this.tiles = tiles;
        this.logs = logs;
        this.lastSeen = lastSeen;
    }

    /** Remembers what moved since the last time. What is no continuation is trouble, every time anew, and is not remembered. */
    List<RuntimeException> look() {
        var ends = store.ends();
        seen.retainAll(Set.copyOf(ends));
        return ends.stream()
                .filter(end -> !seen.contains(end))
                .flatMap(end -> look(end).stream())
                .toList();
    }

    private Optional<RuntimeException> look(End end) {
        try {
            remember(end);
            seen.add(end);
            return Optional.empty();
        } catch (RuntimeException trouble) {
            return Optional.of(trouble);
        }
    }

    /** The file is read first: whoever writes meanwhile leaves the database newer than it, and never older. */
    private void remember(End end) {
        var before = lastSeen.of(end.origin());
        store.head(end.campaign())
                .filter(head -> head.origin().equals(end.origin()))
                .ifPresent(head -> remember(end.campaign(), head, before));
    }

    private void remember(CampaignId campaign, Head head, Optional<Checkpoint> before) {
        var note = head.note().orElseThrow();
        var present = Checkpoint.of(SignedNote.parse(note), logs.key(head.origin()));
        LastSeen.mustContinue(before, head, Optional.of(present), tiles.of(campaign, head.log()));
        lastSeen.remember(head.origin(), note);
    }
}
