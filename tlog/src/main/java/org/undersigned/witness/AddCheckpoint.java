package org.undersigned.witness;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.undersigned.tlog.Encoded;
import org.undersigned.tlog.SignedNote;
import org.undersigned.tlog.Unproven;

/** What a log asks of a witness: the body of an `add-checkpoint` request. */
public record AddCheckpoint(long oldSize, List<byte[]> proof, SignedNote checkpoint) {

    private static final String OLD = "old ";
    static final int LONGEST = 128 * 1024;
    private static final int MOST_HASHES = 63;

    public AddCheckpoint {
        proof = List.copyOf(proof);
    }

    public static AddCheckpoint parse(String body) {
        var end = body.indexOf("\n\n");
        if (body.length() > LONGEST || end < 0 || !body.startsWith(OLD)) {
            throw new Unproven("witness.malformed");
        }
        var lines = body.substring(OLD.length(), end).split("\n", MOST_HASHES + 2);
        if (lines.length > MOST_HASHES + 1) {
            throw new Unproven("witness.malformed");
        }
        return new AddCheckpoint(
                Encoded.number(lines[0]).orElseThrow(() -> new Unproven("witness.malformed")),
                Arrays.stream(lines).skip(1).map(Encoded::hash).toList(),
                SignedNote.parse(body.substring(end + 2)));
    }

    public String body() {
        return OLD + oldSize + "\n"
                + proof.stream().map(hash -> Encoded.base64(hash) + "\n").collect(Collectors.joining()) + "\n"
                + checkpoint.note();
    }
}
