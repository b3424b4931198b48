package org.undersigned.verify;

import java.util.Optional;
import org.undersigned.tlog.Checkpoint;
import org.undersigned.tlog.Messages;
import org.undersigned.tlog.SignedNote;
import org.undersigned.tlog.Unproven;
import org.undersigned.tlog.VerifierKey;

/** The key that checkpoints are held against, and where we have it from. */
record Seal(Optional<VerifierKey> key, String words) {

    /** The given key, or the one which the file claims. */
    static Seal of(Optional<String> given, Optional<String> claimed) {
        var text = given.or(() -> claimed).orElseThrow(() -> new Unproven("seal.none"));
        var words = given.isPresent() ? "seal.given" : "seal.claimed";
        return new Seal(Optional.of(VerifierKey.parse(text)), Messages.text(words));
    }

    /** The given key or none. */
    static Seal of(Optional<String> given) {
        return given.isPresent() ? of(given, Optional.empty()) : new Seal(Optional.empty(), Messages.text("seal.open"));
    }

    Checkpoint open(SignedNote note) {
        return key.map(it -> Checkpoint.of(note, it)).orElseGet(() -> Checkpoint.unverified(note));
    }
}
