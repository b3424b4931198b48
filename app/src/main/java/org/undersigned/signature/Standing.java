package org.undersigned.signature;

import java.time.Instant;
import java.util.Optional;
import org.undersigned.campaign.Campaign;

/** A signature as its signer finds it. The signer is gone once erased. */
public record Standing(
        Campaign campaign,
        SignatureId id,
        Instant confirmedAt,
        State state,
        Optional<Signer> signer,
        Display display,
        boolean updates) {

    /** What became of it. */
    public enum State {
        STANDS,
        HELD,
        WITHDRAWN,
        ERASED
    }
}
