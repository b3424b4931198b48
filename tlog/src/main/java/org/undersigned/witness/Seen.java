package org.undersigned.witness;

import java.util.Optional;
import org.undersigned.tlog.Checkpoint;

/** The newest checkpoint that a witness has cosigned of each log; it must outlive the process. */
public interface Seen {

    Optional<Checkpoint> latest(String origin);

    /** Stores the checkpoint durably; false, and nothing stored, when the newest is no longer the one before. */
    boolean replace(Optional<Checkpoint> before, Checkpoint next);
}
