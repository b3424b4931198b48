package org.undersigned.signature;

import java.util.Optional;
import org.undersigned.mail.EmailAddress;

/** Who signed, as they told us. */
public record Signer(
        SignerName name,
        EmailAddress email,
        Optional<String> postcode,
        Optional<String> country,
        Optional<String> comment) {

    @Override
    public String toString() {
        return "Signer[hidden]";
    }
}
