package org.undersigned.signature;

import tools.jackson.databind.json.JsonMapper;

/** What the ledger commits to of a signer (ledger.md §4): only what may be shown to the target, in RFC 8785 order. */
final class Details {

    private static final JsonMapper JSON = new JsonMapper();

    private Details() {}

    static String of(SignerName name, Display display) {
        return display.of(name)
                .map(shown -> "{\"name\":" + JSON.writeValueAsString(shown) + "}")
                .orElse("{}");
    }
}
