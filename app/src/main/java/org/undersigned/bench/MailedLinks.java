package org.undersigned.bench;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.undersigned.vault.Token;
import org.undersigned.vault.Tokens;

/** Links to press, and the receipts that will come of them: made from the keys of the host, as its mails hold them. */
final class MailedLinks {

    /** What the reader of one mail sends. */
    record Mailed(Token link, Token secret) {
        byte[] confirmation() {
            return Forms.confirmation(link);
        }

        byte[] receipt() {
            return Forms.receipt(secret);
        }
    }

    private final Tokens tokens;
    private final Database database;
    private final long campaign;
    /** Of which requests. A million fit into the memory of this process, which would stall, not the server, if it were full. */
    private final Queue<UUID> unpressed = new ConcurrentLinkedQueue<>();

    private UUID last = Database.NONE;

    MailedLinks(Tokens tokens, Database database, long campaign) {
        this.tokens = tokens;
        this.database = database;
        this.campaign = campaign;
    }

    /** Takes in those of all requests made since it was last called. */
    void collect() {
        List<UUID> some;
        do {
            some = database.requests(campaign, last);
            unpressed.addAll(some);
            last = some.isEmpty() ? last : some.getLast();
            // Those who sign meanwhile are for the next time: to ask until there are none would be a load of its own.
        } while (some.size() == Database.MOST_AT_ONCE);
    }

    Mailed next() {
        return Optional.ofNullable(unpressed.poll())
                .map(id -> new Mailed(
                        tokens.issue(Tokens.Purpose.CONFIRMATION, campaign, id),
                        tokens.issue(Tokens.Purpose.RECEIPT, campaign, id)))
                .orElseThrow(() -> new IllegalStateException("there are no more links to press"));
    }
}
