package org.undersigned.signature;

import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.undersigned.campaign.CampaignId;

/**
 * A row of {@code request}, ready to be written.
 *
 * @param personal sealed when it is asked for: by the writer's thread, which keeps its ciphers, while each request has a
 *     new thread, which would have to make them first
 */
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
        Supplier<byte[]> personal,
        byte[] agreement) {}
