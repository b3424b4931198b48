package org.undersigned.signature;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
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

    /** What a signer wants at present. */
    record Chosen(Display display, boolean updates) {}

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    /** Asked by all who sign, none of whom should wake another thread to keep order in it. */
    private final Cache<List<Consent>, byte[]> remembered =
            Caffeine.newBuilder().executor(Runnable::run).maximumSize(1_000).build();

    ConsentStore(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /**
     * The agreement to all of these at once. It is kept with its sentences in a transaction of its own, and then the database is
     * asked no more about it.
     */
    byte[] remember(List<Consent> consents, Instant now) {
        var known = remembered.getIfPresent(consents);
        return known == null ? keep(consents, now) : known;
    }

    private byte[] keep(List<Consent> consents, Instant now) {
        var agreement = Consent.agreement(consents);
        transactions.executeWithoutResult(_ -> consents.forEach(consent -> {
            keep(consent, now);
            jdbc.sql("insert into agreement values (?, ?, ?, ?) on conflict do nothing")
                    .params(agreement, consent.purpose().name(), consent.choice(), consent.wording())
                    .update();
        }));
        remembered.put(List.copyOf(consents), agreement);
        return agreement;
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

    /** What holds now of a signature. */
    Chosen chosen(CampaignId campaign, SignatureId id) {
        return jdbc.sql("select %s as display, %s as updates from signature s where s.campaign_id = ? and s.id = ?"
                        .formatted(chosen("s", Consent.Purpose.SHOWN), chosen("s", Consent.Purpose.UPDATES)))
                .params(campaign.value(), id.value())
                .query((row, _) -> new Chosen(display(row), updates(row)))
                .single();
    }

    /** What was chosen last for a request or a signature (the name of its row): later, or before there were agreements, or with it. */
    static String chosen(String row, Consent.Purpose purpose) {
        return """
                coalesce((
                    select c.choice from consent c
                    where c.campaign_id = %1$s.campaign_id and c.id = %1$s.id and c.purpose = '%2$s'
                    order by c.chosen_at desc limit 1), (
                    select g.choice from agreement g where g.hash = %1$s.agreement and g.purpose = '%2$s'))
                """.formatted(row, purpose);
    }

    /** What is chosen in its column {@code display}. */
    static Display display(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getString("display"))
                .map(Display::valueOf)
                .orElse(Display.NONE);
    }

    /** What is chosen in its column {@code updates}. */
    static boolean updates(ResultSet row) throws SQLException {
        return "on".equals(row.getString("updates"));
    }
}
