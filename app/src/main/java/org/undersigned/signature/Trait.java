package org.undersigned.signature;

import java.time.Instant;
import org.undersigned.mail.EmailAddress;

/** One plain thing that some signatures have in common, by which a moderator names them. */
public sealed interface Trait {

    /** The number under which its entry stands in the ledger, as the signer and the target's list know it. */
    record Number(long value) implements Trait {}

    record Is(SignatureId id) implements Trait {}

    /** Signed by an address of this domain, in A-labels. */
    record OfDomain(String domain) implements Trait {}

    record OfAddress(EmailAddress address) implements Trait {}

    /** Came through a link that was marked so. */
    record FromSource(String source) implements Trait {}

    record ConfirmedSince(Instant moment) implements Trait {}

    record ConfirmedBefore(Instant moment) implements Trait {}
}
