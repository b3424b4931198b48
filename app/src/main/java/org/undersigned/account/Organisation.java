package org.undersigned.account;

import java.util.List;
import java.util.Optional;

/** Who runs a campaign and answers for it, as the campaign's page and its letter name them. */
public record Organisation(
        String name,
        Optional<String> url,
        Optional<String> email,
        List<String> address,
        Optional<String> imprintUrl,
        Optional<String> privacyUrl) {

    public Organisation {
        if (name.isBlank()) {
            throw new IllegalArgumentException("an organisation has a name");
        }
        address = List.copyOf(address);
    }
}
