package org.undersigned.ledger;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.CampaignId;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.PublicAddress;
import org.undersigned.signature.Opening;
import org.undersigned.signature.Signatures;
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

    private final LedgerStore store;
    private final Campaigns campaigns;
    private final Signatures signatures;
    private final Vault vault;
    private final PublicAddress address;
    private final InstantSource clock;
    private final TransactionOperations transactions;

    Sequencer(
            LedgerStore store,
            Campaigns campaigns,
            Signatures signatures,
            Vault vault,
            PublicAddress address,
            InstantSource clock,
            TransactionOperations transactions) {
        this.store = store;
        this.campaigns = campaigns;
        this.signatures = signatures;
        this.vault = vault;
        this.address = address;
        this.clock = clock;
        this.transactions = transactions;
    }

    @Scheduled(fixedDelay = 1_000)
    void run() {
        for (var campaign : store.waiting()) {
            transactions.executeWithoutResult(_ -> record(campaign));
        }
    }

    private void record(CampaignId id) {
        if (!store.lock(id)) {
            return;
        }
        var campaign = campaigns.byId(id).orElseThrow();
        var head = store.head(id).orElseGet(() -> begin(campaign));
        var queue = new ArrayList<>(store.take(id, BATCH));
        // Leaf order must not repeat the order of confirming, which others may have watched.
        Collections.shuffle(queue);
        var grown = append(campaign, head, signatures(campaign, head, queue));
        append(campaign, grown, changes(campaign, grown, queue));
    }

    private LedgerStore.Head begin(Campaign campaign) {
        var head = new LedgerStore.Head(1, 0, 0, 0);
        store.begin(
                campaign.id(),
                head,
                address.authority() + "/log/" + campaign.slug().value(),
                clock.instant());
        var genesis = new Entry.Genesis(
                campaign.text().hash(),
                Commitment.tagKey(vault.keys(campaign.id().value()).tagKey()));
        return append(campaign, head, List.of(new LedgerStore.Appended(genesis, null, null)));
    }

    private List<LedgerStore.Appended> signatures(
            Campaign campaign, LedgerStore.Head head, List<LedgerStore.Queued> queue) {
        var ids = queue.stream()
                .filter(queued -> queued.type() == 1)
                .map(LedgerStore.Queued::signature)
                .toList();
        var openings = signatures.openings(campaign.id(), ids).stream()
                .collect(Collectors.toMap(Opening::signature, opening -> opening));
        var entries = new ArrayList<LedgerStore.Appended>();
        for (var id : ids) {
            // One erased before its turn came has nothing left to commit to.
            var opening = Optional.ofNullable(openings.get(id));
            opening.ifPresent(it -> entries.add(new LedgerStore.Appended(
                    new Entry.Signature(commitment(campaign, it)), id, head.signatures() + entries.size() + 1)));
        }
        return entries;
    }

    private List<LedgerStore.Appended> changes(
            Campaign campaign, LedgerStore.Head head, List<LedgerStore.Queued> queue) {
        return queue.stream()
                .filter(queued -> queued.type() != 1)
                .sorted(Comparator.comparingInt(LedgerStore.Queued::type))
                .flatMap(queued -> store.index(campaign.id(), head.log(), queued.signature()).stream()
                        .map(index -> new LedgerStore.Appended(change(queued.type(), index), queued.signature(), null)))
                .toList();
    }

    private static Entry change(int type, long index) {
        return switch (type) {
            case 2 -> new Entry.Withdrawn(index);
            case 4 -> new Entry.Erased(index);
            default -> throw new IllegalStateException("no entry of type " + type + " is queued for a signature");
        };
    }

    /** Where the ledger ends now. */
    private LedgerStore.Head append(Campaign campaign, LedgerStore.Head head, List<LedgerStore.Appended> entries) {
        if (entries.isEmpty()) {
            return head;
        }
        var count = head.count()
                + entries.stream().mapToInt(it -> it.entry().change()).sum();
        var signed = head.signatures()
                + entries.stream().filter(it -> it.number() != null).count();
        var after = new LedgerStore.Head(head.log(), head.size() + entries.size(), count, signed);
        store.append(campaign.id(), head, entries, after, clock.instant());
        return after;
    }

    private static byte[] commitment(Campaign campaign, Opening opening) {
        return Commitment.of(
                opening.salt(),
                opening.tag(),
                Commitment.details(opening.detailSalt(), opening.details()),
                opening.textHash(),
                opening.confirmedAt().getEpochSecond(),
                campaign.slug().value());
    }
}
