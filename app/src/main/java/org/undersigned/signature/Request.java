package org.undersigned.signature;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.undersigned.campaign.CampaignId;

/** A row of {@code request} with its consents, ready to be written. */
record Request(
        CampaignId campaign,
        RequestId id,
        Instant requestedAt,
        byte[] textHash,
        byte[] tag,
        byte[] addressIndex,
        byte[] domainIndex,
        byte @Nullable [] clientIndex,
        byte @Nullable [] rangeIndex,
        @Nullable String source,
        byte[] personal,
        List<Consent> consents) {}
