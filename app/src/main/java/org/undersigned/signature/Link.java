package org.undersigned.signature;

import java.time.Instant;
import org.undersigned.campaign.Campaign;
import org.undersigned.vault.Token;

/** What a mailed link does now. */
public sealed interface Link {
    /** It can be confirmed: this is what will be counted. */
    record Live(Campaign campaign, Signer signer, Display display, boolean updates, Instant ends) implements Link {}

    /** The address stands in this campaign; its receipt. */
    record Confirmed(Campaign campaign, Token receipt) implements Link {}

    record Expired(Campaign campaign) implements Link {}

    record Disavowed(Campaign campaign) implements Link {}

    /** Not one of ours, or what it was for is gone. */
    record Unknown() implements Link {}
}
