package org.undersigned.signature;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undersigned.campaign.CampaignId;

/** What people agreed to, in the database. */
@Repository
class ConsentStore {

    private final JdbcClient jdbc;
    private final Cache<String, Boolean> remembered =
            Caffeine.newBuilder().maximumSize(1_000).build();

    ConsentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps their sentences, once and at once: outside of any transaction, for it does not ask the database again. */
    void remember(List<Consent> consents, Instant now) {
        for (var consent : consents) {
            var _ = remembered.get(consent.sentence(), _ -> keep(consent, now));
        }
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
    private boolean keep(Consent consent, Instant now) {
        jdbc.sql("insert into consent_wording values (?, ?, ?) on conflict do nothing")
                .params(consent.wording(), consent.sentence(), Timestamp.from(now))
                .update();
        return true;
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
