package org.undersigned.letter;

import java.time.Instant;
import java.util.UUID;
import org.undersigned.campaign.CampaignId;

/** Text and signatures for one target, frozen: how many stood in a ledger of which size. Numbers count from 1 a campaign. */
public record Letter(
        CampaignId campaign,
        int number,
        String reference,
        byte[] textHash,
        long ledgerSize,
        long count,
        Instant frozenAt,
        UUID pack) {}
