package org.undersigned.ledger;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.undersigned.campaign.Campaign;
import org.undersigned.signature.Opening;
import org.undersigned.signature.SignatureId;
import org.undersigned.signature.Signatures;
import org.undersigned.tlog.Checkpoint;
import org.undersigned.tlog.Commitment;
import org.undersigned.tlog.Entry;
import org.undersigned.tlog.InclusionProof;
import org.undersigned.tlog.SignedNote;
import org.undersigned.tlog.SigningKey;
import org.undersigned.tlog.TiledTree;
import org.undersigned.vault.Vault;
import org.undersigned.verify.Disclosure;
import org.undersigned.verify.Receipt;

/** Makes receipts (ledger.md §7): what opens a signature's entry, and the proof that it stands under the latest checkpoint. */
@Component
class Receipts {

    private final LedgerStore store;
    private final PublishedStore published;
    private final TileStore tiles;
    private final Signatures signatures;
    private final Vault vault;

    Receipts(LedgerStore store, PublishedStore published, TileStore tiles, Signatures signatures, Vault vault) {
        this.store = store;
        this.published = published;
        this.tiles = tiles;
        this.signatures = signatures;
        this.vault = vault;
    }

    Optional<String> of(Campaign campaign, SignatureId id) {
        return published
                .published(campaign.id())
                .map(Sealed::head)
                .flatMap(head -> Optional.ofNullable(store.entered(campaign.id(), head.log(), head.size(), List.of(id))
                                .get(id))
                        .flatMap(entered -> Optional.ofNullable(signatures
                                        .openings(campaign.id(), List.of(id))
                                        .get(id))
                                .map(opening -> receipt(campaign, head, entered, opening)
                                        .json())));
    }

    private Receipt receipt(Campaign campaign, Head head, Entered entered, Opening secret) {
        var opening = opening(entered.index(), secret);
        var entry = entry(campaign, secret).bytes();
        var note = SignedNote.parse(head.note().orElseThrow());
        var key = new SigningKey(head.origin(), vault.ledgerSeed()).verifierKey();
        var sealed = Checkpoint.of(note, key);
        var hashes = new TiledTree(tiles.of(campaign.id(), head.log()), sealed.size(), sealed.root())
                .inclusion(entered.index(), entry);
        return new Receipt(
                head.origin(),
                campaign.slug().value(),
                secret.textHash(),
                opening,
                entry,
                new InclusionProof(entered.index(), hashes, note),
                Optional.of(key.text()),
                Optional.of(new Disclosure(entered.index(), secret.detailSalt(), secret.details())));
    }

    /** What the ledger says of it: that it was signed, and nothing else without its opening. */
    static Entry.Signature entry(Campaign campaign, Opening secret) {
        return new Entry.Signature(
                opening(0, secret).commitment(secret.textHash(), campaign.slug().value()));
    }

    static org.undersigned.verify.Opening opening(long index, Opening secret) {
        return new org.undersigned.verify.Opening(
                index,
                secret.salt(),
                secret.tag(),
                Commitment.details(secret.detailSalt(), secret.details()),
                secret.confirmedAt().getEpochSecond());
    }
}
