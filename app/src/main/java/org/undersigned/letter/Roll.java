package org.undersigned.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.undersigned.campaign.CampaignId;
import org.undersigned.ledger.Counted;
import org.undersigned.ledger.Ledgers;
import org.undersigned.signature.Signatures;
import org.undersigned.signature.Signed;

/**
 * Those who count, read through in the order of signing, some at a time. Numbers are the ledger's, which mixes those that
 * it takes at once. One erased since has a number and no more.
 */
@Component
class Roll {

    private static final int CHUNK = 2_000;

    /** A number, and who it is unless erased. */
    record Line(long number, Optional<Signed> signed) {}

    private final Ledgers ledgers;
    private final Signatures signatures;
    private final RollStore store;
    private final TransactionOperations transactions;

    Roll(Ledgers ledgers, Signatures signatures, RollStore store, TransactionOperations transactions) {
        this.ledgers = ledgers;
        this.signatures = signatures;
        this.store = store;
        this.transactions = transactions;
    }

    void read(CampaignId campaign, int log, long ledgerSize, Consumer<Line> reader) {
        transactions.executeWithoutResult(_ -> {
            collect(campaign, log, ledgerSize);
            var chunk = new ArrayList<RollStore.Place>(CHUNK);
            store.read(campaign, place -> {
                chunk.add(place);
                if (chunk.size() == CHUNK) {
                    open(campaign, chunk, reader);
                    chunk.clear();
                }
            });
            open(campaign, chunk, reader);
        });
    }

    /** The ledger says who counts. */
    private void collect(CampaignId campaign, int log, long ledgerSize) {
        store.begin();
        var after = -1L;
        List<Counted> chunk;
        do {
            chunk = ledgers.counted(campaign, log, ledgerSize, after, CHUNK);
            store.add(chunk);
            after = chunk.isEmpty() ? after : chunk.getLast().index();
        } while (chunk.size() == CHUNK);
    }

    private void open(CampaignId campaign, List<RollStore.Place> chunk, Consumer<Line> reader) {
        var signed = signatures
                .find(campaign, chunk.stream().map(RollStore.Place::signature).toList())
                .stream()
                .collect(Collectors.toMap(Signed::id, it -> it));
        for (var place : chunk) {
            reader.accept(new Line(place.number(), Optional.ofNullable(signed.get(place.signature()))));
        }
    }
}
