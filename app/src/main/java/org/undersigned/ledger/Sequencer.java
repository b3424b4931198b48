package org.undersigned.ledger;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.CampaignId;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.PublicAddress;
import org.undersigned.tlog.Commitment;
import org.undersigned.tlog.Entry;
import org.undersigned.vault.Vault;

/**
 * The one writer of each ledger: drains what waits in the transaction that appends its entries, so that a crash leaves all
 * or nothing. Any number of nodes may run one; a lock lets one at a time into a ledger.
 */
@Service
class Sequencer {

    private static final int BATCH = 5_000;

    /** Addresses of ledgers end with four digits at most. */
    private static final int MOST = 9_999;

    private final LedgerStore store;
    private final QueueStore queue;
    private final LedgerWriter writer;
    private final PublishedStore published;
    private final Logs logs;
    private final Lookout lookout;
    private final LastSeen lastSeen;
    private final Doubts doubts;
    private final Refusals refusals;
    private final Decisions decisions;
    private final Campaigns campaigns;
    private final Vault vault;
    private final PublicAddress address;
    private final TransactionOperations transactions;
    private final InstantSource clock;

    Sequencer(
            LedgerStore store,
            QueueStore queue,
            LedgerWriter writer,
            PublishedStore published,
            Logs logs,
            Lookout lookout,
            LastSeen lastSeen,
            Doubts doubts,
            Refusals refusals,
            Decisions decisions,
            Campaigns campaigns,
            Vault vault,
            PublicAddress address,
            TransactionOperations transactions,
            InstantSource clock) {
        this.store = store;
        this.queue = queue;
        this.writer = writer;
        this.published = published;
        this.logs = logs;
        this.lookout = lookout;
        this.lastSeen = lastSeen;
        this.doubts = doubts;
        this.refusals = refusals;
        this.decisions = decisions;
        this.campaigns = campaigns;
        this.vault = vault;
        this.address = address;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A ledger that cannot go on stops no other, and not the round: only when the database is away does that end in trouble. */
    @Scheduled(fixedDelay = 1_000)
    void run() {
        queue.addErasures(clock.instant(), BATCH);
        var troubles = lookout.look();
        var stuck = new HashMap<CampaignId, RuntimeException>();
        var more = true;
        while (more) {
            // One with a backlog holds up no other for longer than a batch.
            more = takeTurns(stuck);
            published.publish();
        }
        troubles.putAll(stuck);
        refusals.are(troubles);
    }

    /** A batch of each; whether somebody has more. */
    private boolean takeTurns(Map<CampaignId, RuntimeException> stuck) {
        var more = false;
        for (var campaign : queue.waiting()) {
            try {
                more |= !stuck.containsKey(campaign)
                        && Boolean.TRUE.equals(transactions.execute(_ -> store.lock(campaign) && record(campaign)));
            } catch (DataAccessResourceFailureException | TransactionException away) {
                throw away;
            } catch (LedgerBehind behind) {
                doubt(campaign);
                stuck.put(campaign, behind);
            } catch (RuntimeException trouble) {
                stuck.put(campaign, trouble);
            }
        }
        return more;
    }

    private void doubt(CampaignId campaign) {
        lookout.doubt(campaign, present(current(campaign)));
    }

    /** The ledger's end after everything that waits and one delivery; empty before anyone has signed. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Delivered> deliver(Campaign campaign) {
        store.waitForLock(campaign.id());
        if (!store.hasRequests(campaign.id())) {
            return Optional.empty();
        }
        try {
            var delivered = seal(campaign);
            published.publish();
            return Optional.of(delivered);
        } catch (LedgerBehind behind) {
            doubt(campaign.id());
            throw behind;
        }
    }

    private Delivered seal(Campaign campaign) {
        queue.addErasures(campaign.id());
        while (record(campaign.id())) {
            // What waits goes first: the dead must be told from the living at the moment of delivery.
        }
        var before = store.head(campaign.id()).orElseThrow();
        var erased = store.countErased(campaign.id(), before.log());
        var entry = new Entry.Delivered(before.count(), campaign.text().hash());
        var after = writer.append(campaign, before, List.of(Appended.ofNobody(entry)));
        return new Delivered(
                before.log(),
                before.origin(),
                before.size(),
                before.count(),
                erased,
                after.note().orElseThrow());
    }

    /** Gives a ledger up in which nothing can be sealed, and begins a new one. */
    @Transactional
    Renewal renewRefused(Campaign campaign, OptionalInt number) {
        store.waitForLock(campaign.id());
        return writer.refusal(current(campaign.id()), present(campaign))
                .map(_ -> renew(campaign, number))
                .orElseGet(Renewal.GoesOn::new);
    }

    /** Gives a ledger up, whatever its state, and begins a new one with everyone who stands. */
    @Transactional
    Renewal renew(Campaign campaign, OptionalInt number) {
        var id = campaign.id();
        store.waitForLock(id);
        var highest = highest(campaign);
        var log = number.orElse(highest + 1);
        if (log <= highest || log > MOST) {
            return new Renewal.NumberUnusable(highest);
        }
        var next = Head.empty(log, origin(campaign, log));
        if (!store.hasRequests(id)) {
            doubts.keepNext(id, next.log());
            return new Renewal.Ahead(next.origin(), logs.key(next.origin()).text());
        }
        var begun = begin(current(id), next);
        if (queue.addAll(id, BATCH)) {
            // Shown now, the count would fall to nothing and climb back.
            store.isPartial(id, log);
        }
        return new Renewal.Begun(logs.known(begun));
    }

    /** Of the present one, those in doubt, and those that this node has seen although the database knows them no more. */
    private int highest(Campaign campaign) {
        var id = campaign.id();
        var present = store.head(id).map(Head::log).orElse(doubts.next(id) - 1);
        return IntStream.of(present, doubts.newest(id).orElse(0), lastSeen.newest(origin(campaign, 1)))
                .max()
                .orElseThrow();
    }

    /** True while there may be more. */
    private boolean record(CampaignId id) {
        var campaign = current(id);
        var present = present(campaign);
        var head = present.size() == 0 ? begin(campaign, present) : present;
        var taken = queue.take(id, BATCH);
        writer.append(campaign, head, decisions.of(campaign, head, new HashSet<>(taken)));
        if (taken.size() < BATCH) {
            store.isWhole(id, head.log());
        }
        return taken.size() == BATCH;
    }

    /** As it is now: the text that was known a moment ago may have been mended since, before anybody asked to sign. */
    private Campaign current(CampaignId id) {
        return campaigns.current(id).orElseThrow();
    }

    /** The ledger that is written, or the empty one that is to begin. */
    private Head present(Campaign campaign) {
        var next = doubts.next(campaign.id());
        return store.head(campaign.id())
                .filter(head -> head.log() >= next)
                .orElseGet(() -> Head.empty(next, origin(campaign, next)));
    }

    private Head begin(Campaign campaign, Head empty) {
        var genesis = new Entry.Genesis(
                campaign.text().hash(),
                Commitment.tagKey(vault.keys(campaign.id().value()).tagKey()));
        return writer.append(campaign, empty, List.of(Appended.ofNobody(genesis)));
    }

    private String origin(Campaign campaign, int log) {
        return address.authority() + "/log/" + campaign.slug().value() + (log == 1 ? "" : "." + log);
    }
}
