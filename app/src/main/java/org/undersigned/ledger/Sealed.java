package org.undersigned.ledger;

import java.time.Instant;
import org.undersigned.campaign.CampaignId;
import org.undersigned.tlog.Checkpoint;
import org.undersigned.tlog.SignedNote;

/** A ledger's end as it was sealed, since when it is the end, and the size up to which a witness is known to have cosigned it. */
record Sealed(CampaignId campaign, Head head, Instant updatedAt, long cosigned) {

    SignedNote note() {
        return SignedNote.parse(head.note().orElseThrow());
    }

    Checkpoint checkpoint() {
        return Checkpoint.unverified(note());
    }
}
