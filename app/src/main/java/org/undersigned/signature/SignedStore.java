package org.undersigned.signature;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undersigned.campaign.CampaignId;
import org.undersigned.vault.Vault;

/** Signatures for lists, opened, many at a time. */
@Repository
class SignedStore {

    private static final String SIGNED = """
            select s.id, s.confirmed_at, s.text_hash, s.tag, s.personal, %s as display, %s as updates from signature s
            """.formatted(
                    ConsentStore.chosen("s", Consent.Purpose.SHOWN), ConsentStore.chosen("s", Consent.Purpose.UPDATES));

    private final JdbcClient jdbc;
    private final Vault vault;

    SignedStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    List<Signed> find(CampaignId campaign, Collection<SignatureId> ids) {
        return jdbc.sql(SIGNED + "where s.campaign_id = ? and s.id = any (?) and s.personal is not null")
                .params(campaign.value(), SignatureId.values(ids))
                .query(opened(campaign))
                .list();
    }

    /** The newest that stand and show something, among the last few hundred: however many there are, no more is read. */
    List<Signed> newestShown(CampaignId campaign, int most) {
        return jdbc.sql("select * from (" + SIGNED + """
                        where s.campaign_id = ? and s.personal is not null
                        order by s.id desc limit 300) newest
                        where display <> 'NONE'
                          and (select t.signature_id from standing t where t.campaign_id = ? and t.tag = newest.tag) = id
                        order by id desc limit ?
                        """)
                .params(campaign.value(), campaign.value(), most)
                .query(opened(campaign))
                .list();
    }

    Map<SignatureId, Opening> openings(CampaignId campaign, Collection<SignatureId> ids) {
        return jdbc
                .sql(SIGNED + """
                        where s.campaign_id = ? and s.id = any (?) and s.personal is not null
                        """)
                .params(campaign.value(), SignatureId.values(ids))
                .query((row, _) -> {
                    var id = row.getObject("id", UUID.class);
                    var personal = personal(campaign, id, row);
                    return new Opening(
                            new SignatureId(id),
                            row.getTimestamp("confirmed_at").toInstant(),
                            row.getBytes("text_hash"),
                            row.getBytes("tag"),
                            Objects.requireNonNull(personal.salt()),
                            Objects.requireNonNull(personal.detailSalt()),
                            Objects.requireNonNull(personal.details()),
                            isShown(personal, ConsentStore.display(row)),
                            Optional.ofNullable(personal.country()));
                })
                .list()
                .stream()
                .collect(Collectors.toMap(Opening::signature, Function.identity()));
    }

    private static boolean isShown(Personal personal, Display display) {
        return display != Display.NONE
                && Details.of(new SignerName(personal.name()), display).equals(personal.details());
    }

    /** Keys are asked for when there is something to open: with the last signer gone they may be, too. */
    private Personal personal(CampaignId campaign, UUID id, ResultSet row) throws SQLException {
        return Personal.open(vault.keys(campaign.value()), Personal.OF_SIGNATURE, id, row.getBytes("personal"));
    }

    private RowMapper<Signed> opened(CampaignId campaign) {
        return (row, _) -> {
            var id = row.getObject("id", UUID.class);
            return new Signed(
                    new SignatureId(id),
                    row.getTimestamp("confirmed_at").toInstant(),
                    personal(campaign, id, row).signer(),
                    ConsentStore.display(row),
                    ConsentStore.updates(row));
        };
    }
}
