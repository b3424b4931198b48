package org.undersigned.mail;

import java.util.UUID;
import org.undersigned.vault.Vault;
import tools.jackson.databind.json.JsonMapper;

/** What a mail looks like while it waits: JSON, sealed with the keys of its campaign. */
final class SealedMail {

    private static final String COLUMN = "mail.personal";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Vault vault;

    SealedMail(Vault vault) {
        this.vault = vault;
    }

    byte[] seal(Mail mail) {
        return vault.keys(mail.campaign()).seal(COLUMN, mail.id(), JSON.writeValueAsBytes(mail));
    }

    Mail open(long campaign, UUID id, byte[] sealed) {
        return JSON.readValue(vault.keys(campaign).open(COLUMN, id, sealed), Mail.class);
    }
}
