package org.undersigned.signature;

import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undersigned.campaign.CampaignId;
import org.undersigned.vault.Vault;

/** Finds the signatures that stand and have a trait; addresses and domains by their keyed hashes. */
@Repository
class TraitStore {

    private final JdbcClient jdbc;
    private final Vault vault;

    TraitStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    List<SignatureId> standing(CampaignId campaign, Trait trait) {
        return jdbc.sql("""
                        select s.id from signature s
                        join standing t on t.campaign_id = s.campaign_id and t.tag = s.tag and t.signature_id = s.id
                        where s.campaign_id = :campaign and""" + " " + condition(trait) + " order by s.id")
                .param("campaign", campaign.value())
                .param("value", value(campaign, trait))
                .query((row, _) -> new SignatureId(row.getObject(1, UUID.class)))
                .list();
    }

    private static String condition(Trait trait) {
        return switch (trait) {
            // Nothing in it may refer to s, or it is looked up for every signature.
            case Trait.Number _ -> """
                    s.id = (select signature_id from entry
                            where campaign_id = :campaign and ordinal = :value
                              and log = (select max(log) from ledger where campaign_id = :campaign))""";
            case Trait.Is _ -> "s.id = :value";
            case Trait.OfDomain _ -> "s.domain_index = :value";
            case Trait.OfAddress _ -> "s.tag = :value";
            case Trait.FromSource _ -> "s.source = :value";
            case Trait.ConfirmedSince _ -> "s.confirmed_at >= :value";
            case Trait.ConfirmedBefore _ -> "s.confirmed_at < :value";
        };
    }

    private Object value(CampaignId campaign, Trait trait) {
        return switch (trait) {
            case Trait.Number it -> it.value();
            case Trait.Is it -> it.id().value();
            case Trait.OfDomain it -> vault.index("domain", it.domain());
            case Trait.OfAddress it ->
                vault.keys(campaign.value()).tag(it.address().normal());
            case Trait.FromSource it -> it.source();
            case Trait.ConfirmedSince it -> Timestamp.from(it.moment());
            case Trait.ConfirmedBefore it -> Timestamp.from(it.moment());
        };
    }
}
