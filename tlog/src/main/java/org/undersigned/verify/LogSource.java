package org.undersigned.verify;

import org.undersigned.tlog.Encoded;
import org.undersigned.tlog.SignedNote;
import org.undersigned.tlog.TileReader;
import org.undersigned.tlog.Unproven;

/** Where a whole log is read: its checkpoint and its tiles. */
interface LogSource extends TileReader {

    /** More than any tile of a valid log holds. */
    int LARGEST_TILE = 64 * 1024;

    /** More than any signed note. */
    int LARGEST_NOTE = 64 * 1024;

    byte[] checkpoint();

    default SignedNote note() {
        return note(checkpoint());
    }

    static SignedNote note(byte[] bytes) {
        return SignedNote.parse(Encoded.utf8(bytes).orElseThrow(() -> new Unproven("note.malformed")));
    }
}
