package org.undersigned.verify;

import org.undersigned.tlog.Commitment;

/** What a signer chose to show, with the salt that opens the details of their opening: a line of details.ndjson. */
public record Disclosure(long index, byte[] detailSalt, String detailsJson) {

    public static Disclosure parse(String line) {
        var members = Json.members(line);
        return of(members.whole("index"), members);
    }

    static Disclosure of(long index, Json.Members members) {
        return new Disclosure(index, members.hash("detailSalt"), members.text("detailsJson"));
    }

    /** The hash that an {@link Opening} calls details. */
    public byte[] details() {
        return Commitment.details(detailSalt, detailsJson);
    }

    /** Without a newline. */
    public String json() {
        return write(new JsonObject().whole("index", index)).toString();
    }

    JsonObject write(JsonObject json) {
        return json.hash("detailSalt", detailSalt).text("detailsJson", detailsJson);
    }
}
