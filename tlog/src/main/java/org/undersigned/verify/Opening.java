package org.undersigned.verify;

import org.undersigned.tlog.Commitment;

/** What opens the commitment of the entry at an index, without saying whose it is: a line of openings.ndjson. */
public record Opening(long index, byte[] salt, byte[] tag, byte[] details, long confirmedAt) {

    public static Opening parse(String line) {
        var members = Json.members(line);
        return of(members.whole("index"), members);
    }

    static Opening of(long index, Json.Members members) {
        return new Opening(
                index,
                members.hash("salt"),
                members.hash("tag"),
                members.hash("details"),
                members.whole("confirmedAt"));
    }

    public byte[] commitment(byte[] textHash, String petitionId) {
        return Commitment.of(salt, tag, details, textHash, confirmedAt, petitionId);
    }

    /** Without a newline. */
    public String json() {
        return write(new JsonObject().whole("index", index)).toString();
    }

    JsonObject write(JsonObject json) {
        return json.hash("salt", salt).hash("tag", tag).hash("details", details).whole("confirmedAt", confirmedAt);
    }
}
