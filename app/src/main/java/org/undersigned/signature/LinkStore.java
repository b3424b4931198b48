package org.undersigned.signature;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What decides where a mailed link leads, in the database. */
@Repository
class LinkStore {

    /** The request, whether it was confirmed or disavowed, who stands for its address, and what was chosen with it. */
    record Stored(
            Optional<RequestStore.Stored> request,
            boolean signed,
            boolean disavowed,
            Optional<SignatureId> standing,
            Display display,
            boolean updates) {}

    private final JdbcClient jdbc;

    LinkStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In their order. Each is looked up by itself: for “exists” a plan may read a whole table that was small when it was made. */
    List<Links.Found> find(List<Links.Named> named) {
        return jdbc.sql("""
                        select r.*,
                               (select s.id from signature s where s.campaign_id = a.campaign_id and s.id = a.id)
                                 is not null as signed,
                               (select d.request_id from disavowal d
                                where d.campaign_id = a.campaign_id and d.request_id = a.id) is not null as disavowed,
                               (select signature_id from standing s where s.campaign_id = r.campaign_id and s.tag = r.tag)
                                 as standing,
                               %s as display, %s as updates
                        from unnest(?::bigint[], ?::uuid[]) with ordinality as a (campaign_id, id, place)
                        left join request r on r.campaign_id = a.campaign_id and r.id = a.id
                        order by place
                        """.formatted(
                                ConsentStore.chosen("r", Consent.Purpose.SHOWN),
                                ConsentStore.chosen("r", Consent.Purpose.UPDATES)))
                .params(
                        Column.of(named, it -> it.campaign().id().value(), Long[]::new),
                        Column.of(named, it -> it.request().value(), UUID[]::new))
                .query((row, number) -> new Links.Found(named.get(number), stored(row, number)))
                .list();
    }

    private static Stored stored(ResultSet row, int number) throws SQLException {
        return new Stored(
                row.getObject("id") == null ? Optional.empty() : Optional.of(RequestStore.stored(row, number)),
                row.getBoolean("signed"),
                row.getBoolean("disavowed"),
                Optional.ofNullable(row.getObject("standing", UUID.class)).map(SignatureId::new),
                ConsentStore.display(row),
                ConsentStore.updates(row));
    }
}
