package org.undersigned.review;

import java.util.List;
import org.springframework.stereotype.Service;
import org.undersigned.campaign.Campaign;
import org.undersigned.signature.SignatureId;
import org.undersigned.signature.Signatures;

/** The front door to moderation. */
@Service
public class Reviews {

    private final Signatures signatures;

    Reviews(Signatures signatures) {
        this.signatures = signatures;
    }

    public List<SignatureId> held(Campaign campaign) {
        return signatures.held(campaign.id());
    }

    /** Lets held signatures count; says how many now do that did not before. */
    public long release(Campaign campaign, List<SignatureId> ids, String by) {
        return ids.stream()
                .filter(id -> signatures.release(campaign.id(), id, by))
                .count();
    }
}
