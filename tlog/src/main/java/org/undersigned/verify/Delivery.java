package org.undersigned.verify;

import java.util.Optional;
import org.undersigned.tlog.SignedNote;

/** What is said of a letter that was handed over: delivery.json (ledger.md §8). The key is what the file itself claims. */
public record Delivery(
        String origin,
        String petitionId,
        byte[] letterSha256,
        long count,
        long erased,
        long entryIndex,
        SignedNote checkpoint,
        Optional<String> vkey) {

    static final String FORMAT = "petition-delivery/v1";

    public static Delivery parse(String json) {
        var members = Json.members(json).format(FORMAT);
        return new Delivery(
                members.text("origin"),
                PetitionId.of(members),
                members.hash("letterSha256"),
                members.whole("count"),
                members.whole("erased"),
                members.whole("entryIndex"),
                SignedNote.parse(members.text("checkpoint")),
                members.has("vkey") ? Optional.of(members.text("vkey")) : Optional.empty());
    }

    public String json() {
        var json = new JsonObject()
                .text("format", FORMAT)
                .text("origin", origin)
                .text("petitionId", petitionId)
                .hash("letterSha256", letterSha256)
                .whole("count", count)
                .whole("erased", erased)
                .whole("entryIndex", entryIndex)
                .text("checkpoint", checkpoint.note());
        vkey.ifPresent(key -> json.text("vkey", key));
        return json.toString();
    }
}
