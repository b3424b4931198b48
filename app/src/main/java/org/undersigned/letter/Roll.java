package org.undersigned.letter;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.undersigned.campaign.CampaignId;
import org.undersigned.ledger.Counted;
import org.undersigned.ledger.Ledgers;
import org.undersigned.signature.Signatures;
import org.undersigned.signature.Signed;

/** Those who count, read through in the order of their numbers, some at a time. One erased since has a number and no more. */
@Component
class Roll {

    private static final int CHUNK = 2_000;

    /** A number, and who it is unless erased. */
    record Line(long number, Optional<Signed> signed) {}

    private final Ledgers ledgers;
    private final Signatures signatures;

    Roll(Ledgers ledgers, Signatures signatures) {
        this.ledgers = ledgers;
        this.signatures = signatures;
    }

    void read(CampaignId campaign, long ledgerSize, Consumer<Line> reader) {
        var after = -1L;
        List<Counted> chunk;
        do {
            chunk = ledgers.counted(campaign, ledgerSize, after, CHUNK);
            read(campaign, chunk, reader);
            after = chunk.isEmpty() ? after : chunk.getLast().index();
        } while (chunk.size() == CHUNK);
    }

    private void read(CampaignId campaign, List<Counted> chunk, Consumer<Line> reader) {
        var signed = signatures
                .find(campaign, chunk.stream().map(Counted::signature).toList())
                .stream()
                .collect(Collectors.toMap(Signed::id, it -> it));
        for (var counted : chunk) {
            reader.accept(new Line(counted.number(), Optional.ofNullable(signed.get(counted.signature()))));
        }
    }
}
