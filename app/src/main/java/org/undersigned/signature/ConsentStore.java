package org.undersigned.signature;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;
import org.undersigned.campaign.CampaignId;

/** What people agreed to, in the database. */
@Repository
class ConsentStore {

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Cache<String, Boolean> remembered =
            Caffeine.newBuilder().maximumSize(1_000).build();

    ConsentStore(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Keeps their sentences, in a transaction of their own, and then asks the database no more about them. */
    void remember(List<Consent> consents, Instant now) {
        consents.stream()
                .filter(consent -> remembered.getIfPresent(consent.sentence()) == null)
                .forEach(consent -> {
                    transactions.executeWithoutResult(_ -> keep(consent, now));
                    remembered.put(consent.sentence(), true);
                });
    }

    /** Appends a later choice. */
    void choose(CampaignId campaign, SignatureId id, Consent consent, Instant now) {
        keep(consent, now);
        jdbc.sql("insert into consent values (?, ?, ?, ?, ?, ?) on conflict do nothing")
                .params(
                        campaign.value(),
                        id.value(),
                        consent.purpose().name(),
                        Timestamp.from(now),
                        consent.choice(),
                        consent.wording())
                .update();
    }

    /** So that what was agreed to can be read for ever. */
    private void keep(Consent consent, Instant now) {
        jdbc.sql("insert into consent_wording values (?, ?, ?) on conflict do nothing")
                .params(consent.wording(), consent.sentence(), Timestamp.from(now))
                .update();
    }

    /** What holds now. */
    Optional<String> choice(CampaignId campaign, SignatureId id, Consent.Purpose purpose) {
        return jdbc.sql("""
                        select choice from consent where campaign_id = ? and id = ? and purpose = ?
                        order by chosen_at desc limit 1
                        """)
                .params(campaign.value(), id.value(), purpose.name())
                .query(String.class)
                .optional();
    }

    Display display(CampaignId campaign, SignatureId id) {
        return choice(campaign, id, Consent.Purpose.SHOWN).map(Display::valueOf).orElse(Display.NONE);
    }

    boolean updates(CampaignId campaign, SignatureId id) {
        return choice(campaign, id, Consent.Purpose.UPDATES)
                .filter("on"::equals)
                .isPresent();
    }
}
