package org.undersigned.signature;

import java.util.List;
import java.util.Optional;
import org.undersigned.campaign.Campaign;
import org.undersigned.limit.Client;

/** What comes from the form: who wants to sign what, and what they agreed to; a source that no column can hold is dropped. */
public record Asking(
        Campaign campaign, Signer signer, List<Consent> consents, Client client, Optional<String> source) {

    public Asking {
        source = source.filter(text -> text.indexOf('\0') < 0);
    }
}
