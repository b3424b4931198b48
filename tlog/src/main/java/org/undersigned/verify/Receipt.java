package org.undersigned.verify;

import java.util.Optional;
import org.undersigned.tlog.Encoded;
import org.undersigned.tlog.InclusionProof;
import org.undersigned.tlog.Unproven;

/** What a signer keeps to prove that they are counted (ledger.md §7). The key is what the file itself claims. */
public record Receipt(
        String origin,
        String petitionId,
        byte[] textHash,
        Opening opening,
        byte[] entry,
        InclusionProof proof,
        Optional<String> vkey,
        Optional<Disclosure> disclosure) {

    static final String FORMAT = "petition-receipt/v1";

    public static Receipt parse(String json) {
        var members = Json.members(json).format(FORMAT);
        var proof = InclusionProof.parse(members.text("proof"));
        return new Receipt(
                members.text("origin"),
                PetitionId.of(members),
                members.hash("textHash"),
                Opening.of(proof.index(), members),
                Encoded.fromBase64(members.text("entry")).orElseThrow(() -> new Unproven("json.member", "entry")),
                proof,
                members.has("vkey") ? Optional.of(members.text("vkey")) : Optional.empty(),
                disclosure(proof.index(), members));
    }

    /** One half of it without the other would show what nobody can check. */
    private static Optional<Disclosure> disclosure(long index, Json.Members members) {
        return members.has("detailSalt") || members.has("detailsJson")
                ? Optional.of(Disclosure.of(index, members))
                : Optional.empty();
    }

    public String json() {
        var json = new JsonObject()
                .text("format", FORMAT)
                .text("origin", origin)
                .text("petitionId", petitionId)
                .hash("textHash", textHash);
        opening.write(json).text("entry", Encoded.base64(entry)).text("proof", proof.text());
        vkey.ifPresent(key -> json.text("vkey", key));
        disclosure.ifPresent(it -> it.write(json));
        return json.toString();
    }
}
