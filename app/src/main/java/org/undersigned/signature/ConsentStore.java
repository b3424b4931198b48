package org.undersigned.signature;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undersigned.campaign.CampaignId;

/** What people agreed to, in the database. */
@Repository
class ConsentStore {

    private final JdbcClient jdbc;

    ConsentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps the sentences, so that what was agreed to can be read for ever. */
    void remember(Collection<Consent> consents, Instant now) {
        var distinct = Map.copyOf(
                consents.stream().collect(Collectors.toMap(Consent::sentence, Consent::wording, (one, _) -> one)));
        jdbc.sql("insert into consent_wording select *, ? from unnest(?::bytea[], ?::text[]) on conflict do nothing")
                .params(
                        Timestamp.from(now),
                        distinct.values().toArray(byte[][]::new),
                        distinct.keySet().toArray(String[]::new))
                .update();
    }

    /** Appends a later choice. */
    void choose(CampaignId campaign, SignatureId id, Consent consent, Instant now) {
        remember(List.of(consent), now);
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
