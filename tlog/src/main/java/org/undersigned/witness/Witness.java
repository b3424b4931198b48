package org.undersigned.witness;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.undersigned.tlog.Checkpoint;
import org.undersigned.tlog.MerkleTree;
import org.undersigned.tlog.Proofs;
import org.undersigned.tlog.SigningKey;
import org.undersigned.tlog.Unproven;
import org.undersigned.tlog.VerifierKey;

/** Cosigns checkpoints of the logs it knows; of each, what it has cosigned once stays a beginning of all that it cosigns later. */
public final class Witness {

    private final SigningKey key;
    private final Map<String, VerifierKey> logs;
    private final Seen seen;
    private final InstantSource clock;

    /** Logs are known by their origin, which is the name of their key. */
    public Witness(SigningKey key, List<VerifierKey> logs, Seen seen, InstantSource clock) {
        this.key = key;
        this.logs = byOrigin(logs);
        this.seen = seen;
        this.clock = clock;
    }

    /** The logs by their origin, each once; the key of a witness seals no log. */
    public static Map<String, VerifierKey> byOrigin(List<VerifierKey> logs) {
        var known = new HashMap<String, VerifierKey>();
        for (var log : logs) {
            if (log.isWitness()) {
                throw new Unproven("witness.kind", log.text());
            }
            if (known.put(log.name(), log) != null) {
                throw new Unproven("witness.twice", log.name());
            }
        }
        return Map.copyOf(known);
    }

    /** The answer to the body of an `add-checkpoint` request. */
    public Cosigning add(String body) {
        try {
            var request = AddCheckpoint.parse(body);
            var claimed = Checkpoint.unverified(request.checkpoint());
            return Optional.ofNullable(logs.get(claimed.origin()))
                    .map(log -> request.checkpoint().isSignedBy(log)
                            ? add(request, claimed)
                            : (Cosigning) new Cosigning.NotSigned())
                    .orElseGet(Cosigning.UnknownLog::new);
        } catch (Unproven malformed) {
            return new Cosigning.Malformed(malformed.reason());
        }
    }

    private Cosigning add(AddCheckpoint request, Checkpoint next) {
        if (request.oldSize() > next.size()) {
            return new Cosigning.Malformed(new Unproven("witness.shrunk", next.size()).reason());
        }
        var before = seen.latest(next.origin());
        var size = before.map(Checkpoint::size).orElse(0L);
        if (request.oldSize() != size) {
            return new Cosigning.Conflict(size);
        }
        var root = before.map(Checkpoint::root).orElseGet(() -> MerkleTree.root(List.of()));
        if (size == next.size() && !Arrays.equals(root, next.root())) {
            return new Cosigning.Conflict(size);
        }
        if (!Proofs.extendsTree(size, root, next.size(), next.root(), request.proof())) {
            return new Cosigning.Inconsistent();
        }
        // Remembered before it is signed: a crash in between costs one cosignature, the other way round would cost the
        // promise.
        return seen.replace(before, next)
                ? new Cosigning.Cosigned(key.cosign(next, clock.instant()))
                : new Cosigning.Conflict(
                        seen.latest(next.origin()).map(Checkpoint::size).orElse(0L));
    }
}
