package org.undersigned.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.undersigned.campaign.Campaign;
import org.undersigned.review.Reason;
import org.undersigned.review.Reviews;
import org.undersigned.signature.Fate;
import org.undersigned.signature.SignatureId;
import org.undersigned.signature.Signatures;
import org.undersigned.tlog.Entry;

/**
 * What the ledger has to say of signatures: found by holding what has become of each against what the ledger says already,
 * so that neither the order nor the number of notices matters.
 */
@Component
class Decisions {

    private final LedgerStore store;
    private final Signatures signatures;
    private final Reviews reviews;

    Decisions(LedgerStore store, Signatures signatures, Reviews reviews) {
        this.store = store;
        this.signatures = signatures;
        this.reviews = reviews;
    }

    List<Appended> of(Campaign campaign, Head head, Collection<SignatureId> ids) {
        var entered = store.entered(campaign.id(), head.log(), head.size(), ids);
        var reasons = reviews.reasons(campaign.id(), ids);
        var fates = signatures.fates(campaign.id(), ids);
        var joining = fates.stream()
                .filter(fate -> !entered.containsKey(fate.id()) && counts(fate, reasons))
                .map(Fate::id)
                .collect(Collectors.toCollection(ArrayList::new));
        // Leaf order must not repeat the order of confirming, which others may have watched.
        Collections.shuffle(joining);
        var entries = new ArrayList<>(joining(campaign, joining));
        for (var fate : fates) {
            Optional.ofNullable(entered.get(fate.id()))
                    .ifPresent(it -> entries.addAll(changes(fate, it, Optional.ofNullable(reasons.get(fate.id())))));
        }
        return entries;
    }

    /** Whoever is held, taken back, erased or set aside before an entry was made gets none. */
    private static boolean counts(Fate fate, Map<SignatureId, Reason> reasons) {
        return !fate.held() && !fate.withdrawn() && !fate.erased() && !reasons.containsKey(fate.id());
    }

    private List<Appended> joining(Campaign campaign, List<SignatureId> ids) {
        var openings = signatures.openings(campaign.id(), ids);
        return ids.stream()
                .map(openings::get)
                .filter(Objects::nonNull)
                .map(it -> Appended.signing(it, Receipts.entry(campaign, it)))
                .toList();
    }

    private static List<Appended> changes(Fate fate, Entered entered, Optional<Reason> reason) {
        var changes = new ArrayList<Entry>();
        switch (entered.state()) {
            case COUNTED -> {
                if (fate.withdrawn()) {
                    changes.add(new Entry.Withdrawn(entered.index()));
                } else {
                    reason.ifPresent(it -> changes.add(new Entry.Invalidated(entered.index(), it.number())));
                }
            }
            case INVALIDATED -> {
                if (reason.isEmpty() && !fate.withdrawn()) {
                    changes.add(new Entry.Reinstated(entered.index()));
                }
            }
            case WITHDRAWN -> {
                // For good: nothing but an erasure can follow.
            }
        }
        if (fate.erased() && fate.told() && !entered.erased()) {
            changes.add(new Entry.Erased(entered.index()));
        }
        return changes.stream().map(entry -> Appended.of(fate.id(), entry)).toList();
    }
}
