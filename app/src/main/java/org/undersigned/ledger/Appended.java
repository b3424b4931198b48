package org.undersigned.ledger;

import java.time.Instant;
import java.util.Optional;
import org.undersigned.signature.Opening;
import org.undersigned.signature.SignatureId;
import org.undersigned.tlog.Entry;

/** An entry to be written, and whose it is: genesis and deliveries are nobody's. */
record Appended(Entry entry, Optional<SignatureId> signature, Optional<String> country, Optional<Instant> confirmedAt) {

    static Appended ofNobody(Entry entry) {
        return new Appended(entry, Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Appended of(SignatureId signature, Entry entry) {
        return new Appended(entry, Optional.of(signature), Optional.empty(), Optional.empty());
    }

    static Appended signing(Opening opening, Entry.Signature entry) {
        return new Appended(
                entry, Optional.of(opening.signature()), opening.country(), Optional.of(opening.confirmedAt()));
    }

    boolean signs() {
        return entry instanceof Entry.Signature;
    }
}
