package org.undersigned.signature;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;
import org.undersigned.campaign.CampaignId;

/** What people agreed to, in the database. */
@Repository
class ConsentStore {

    /** What a signer wants at present. */
    record Chosen(Display display, boolean updates) {}

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    /** Asked by all who sign, none of whom should wake another thread to keep order in it. */
    private final Cache<String, Boolean> remembered =
            Caffeine.newBuilder().executor(Runnable::run).maximumSize(1_000).build();

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
    Chosen chosen(CampaignId campaign, SignatureId id) {
        var choices = new EnumMap<Consent.Purpose, String>(Consent.Purpose.class);
        jdbc.sql("""
                        select distinct on (purpose) purpose, choice from consent where campaign_id = ? and id = ?
                        order by purpose, chosen_at desc
                        """).params(campaign.value(), id.value()).query(row -> {
            choices.put(Consent.Purpose.valueOf(row.getString(1)), row.getString(2));
        });
        return new Chosen(
                Optional.ofNullable(choices.get(Consent.Purpose.SHOWN))
                        .map(Display::valueOf)
                        .orElse(Display.NONE),
                "on".equals(choices.get(Consent.Purpose.UPDATES)));
    }
}
