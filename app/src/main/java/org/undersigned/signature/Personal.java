package org.undersigned.signature;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.undersigned.mail.EmailAddress;
import org.undersigned.vault.Keys;
import tools.jackson.databind.json.JsonMapper;

/** What is sealed of a signer, as JSON. The salts of the ledger's commitment (ledger.md §4) are there once it is confirmed. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Personal(
        String name,
        String email,
        @Nullable String postcode,
        @Nullable String country,
        @Nullable String comment,
        byte @Nullable [] salt,
        byte @Nullable [] detailSalt,
        @Nullable String details) {

    static final String OF_REQUEST = "request.personal";
    static final String OF_SIGNATURE = "signature.personal";

    private static final JsonMapper JSON = new JsonMapper();

    static Personal of(Signer signer) {
        return new Personal(
                signer.name().text(),
                signer.email().text(),
                signer.postcode().orElse(null),
                signer.country().orElse(null),
                signer.comment().orElse(null),
                null,
                null,
                null);
    }

    /** What was sealed in one of the two columns. */
    static Personal open(Keys keys, String column, UUID row, byte[] sealedBytes) {
        return JSON.readValue(keys.open(column, row, sealedBytes), Personal.class);
    }

    Personal committed(byte[] newSalt, byte[] newDetailSalt, String newDetails) {
        return new Personal(name, email, postcode, country, comment, newSalt, newDetailSalt, newDetails);
    }

    byte[] bytes() {
        return JSON.writeValueAsBytes(this);
    }

    Signer signer() {
        return new Signer(
                new SignerName(name),
                new EmailAddress(email),
                Optional.ofNullable(postcode),
                Optional.ofNullable(country),
                Optional.ofNullable(comment));
    }

    @Override
    public String toString() {
        return "Personal[hidden]";
    }
}
