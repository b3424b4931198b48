package org.undersigned.campaign;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undersigned.account.Organisation;
import org.undersigned.document.Ask;
import org.undersigned.document.CampaignDocument;
import org.undersigned.document.Demand;
import org.undersigned.document.ShowNames;
import org.undersigned.document.Slug;
import org.undersigned.document.Target;
import org.undersigned.document.Text;

/** Campaigns and their wordings in the database. */
@Repository
class CampaignStore {

    private static final String CURRENT = """
            select c.id, c.slug, w.*, o.name as organisation_name, o.url, o.email, o.address, o.imprint_url, o.privacy_url,
                   (select closed_at from closing x where x.campaign_id = c.id and x.reopened_at is null) as closed_at
            from campaign c
            join wording w on w.campaign_id = c.id
             and w.version = (select max(version) from wording v where v.campaign_id = c.id)
            left join organisation o on o.id = w.organisation_id
            """;

    private final JdbcClient jdbc;

    CampaignStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Campaign> bySlug(String slug) {
        return jdbc.sql(CURRENT + "where c.slug = ?")
                .param(slug)
                .query(this::campaign)
                .optional();
    }

    Optional<Campaign> byId(CampaignId id) {
        return jdbc.sql(CURRENT + "where c.id = ?")
                .param(id.value())
                .query(this::campaign)
                .optional();
    }

    List<Campaign> all() {
        return jdbc.sql(CURRENT + "order by c.id desc").query(this::campaign).list();
    }

    CampaignId create(Slug slug, Instant now) {
        jdbc.sql("insert into campaign (slug, created_at) values (?, ?) on conflict (slug) do nothing")
                .params(slug.value(), Timestamp.from(now))
                .update();
        return new CampaignId(jdbc.sql("select id from campaign where slug = ?")
                .param(slug.value())
                .query(Long.class)
                .single());
    }

    /**
     * Those who sign or confirm hold the same lock shared: a text never changes under a request, and nobody confirms while somebody
     * is erased.
     */
    void lock(CampaignId id) {
        jdbc.sql("select pg_advisory_xact_lock(1, ?::int)::text")
                .param(id.value())
                .query(String.class)
                .single();
    }

    boolean hasRequests(CampaignId id) {
        return jdbc.sql("select exists (select from first_request where campaign_id = ?)")
                .param(id.value())
                .query(Boolean.class)
                .single();
    }

    void append(CampaignId id, int version, CampaignDocument document, Instant now) {
        var text = document.text();
        var target = document.target();
        jdbc.sql("""
                        insert into wording values (:id, :version, :now, :organisation, :text_hash, :title, :salutation, :opening,
                            :demands, :closing, :name, :target_title, :office, :email, :address, :country, :why, :call, :goal,
                            :opens, :closes, :zone, :locale, :days, :show, :postcode, :ask_country, :comment)
                        """)
                .param("id", id.value())
                .param("version", version)
                .param("now", Timestamp.from(now))
                .param(
                        "organisation",
                        document.organisation().map(this::organisation).orElse(null))
                .param("text_hash", text.hash())
                .param("title", text.title())
                .param("salutation", text.salutation())
                .param("opening", text.opening().toArray(String[]::new))
                .param("demands", text.demands().stream().map(Demand::text).toArray(String[]::new))
                .param("closing", text.closing().toArray(String[]::new))
                .param("name", target.name())
                .param("target_title", target.title().orElse(null))
                .param("office", target.office().orElse(null))
                .param("email", target.email().orElse(null))
                .param("address", target.address().toArray(String[]::new))
                .param("country", target.country().orElse(null))
                .param("why", document.why())
                .param("call", document.callToAction().orElse(null))
                .param("goal", document.goal().isPresent() ? document.goal().getAsInt() : null)
                .param("opens", document.opens().map(Timestamp::from).orElse(null))
                .param("closes", document.closes().map(Timestamp::from).orElse(null))
                .param("zone", document.timeZone().getId())
                .param("locale", document.locale().toLanguageTag())
                .param("days", document.confirmationDays())
                .param("show", document.showNames().name())
                .param("postcode", document.postcode().name())
                .param("ask_country", document.country().name())
                .param("comment", document.comment().name())
                .update();
    }

    void close(CampaignId id, Instant now) {
        jdbc.sql("insert into closing (campaign_id, closed_at) values (?, ?)")
                .params(id.value(), Timestamp.from(now))
                .update();
    }

    boolean reopen(CampaignId id, Instant now) {
        return jdbc.sql("update closing set reopened_at = ? where campaign_id = ? and reopened_at is null")
                        .params(Timestamp.from(now), id.value())
                        .update()
                > 0;
    }

    private long organisation(Organisation organisation) {
        return jdbc.sql("""
                        insert into organisation (name, url, email, address, imprint_url, privacy_url, changed_at)
                        values (?, ?, ?, ?, ?, ?, now())
                        on conflict (name) do update set (url, email, address, imprint_url, privacy_url, changed_at) =
                            (excluded.url, excluded.email, excluded.address, excluded.imprint_url, excluded.privacy_url, now())
                        returning id
                        """)
                .param(organisation.name())
                .param(organisation.url().orElse(null))
                .param(organisation.email().orElse(null))
                .param(organisation.address().toArray(String[]::new))
                .param(organisation.imprintUrl().orElse(null))
                .param(organisation.privacyUrl().orElse(null))
                .query(Long.class)
                .single();
    }

    private Campaign campaign(ResultSet row, int number) throws SQLException {
        return new Campaign(
                new CampaignId(row.getLong("id")),
                new Slug(row.getString("slug")),
                row.getInt("version"),
                row.getTimestamp("published_at").toInstant(),
                document(row),
                instant(row, "closed_at"));
    }

    private static CampaignDocument document(ResultSet row) throws SQLException {
        return new CampaignDocument(
                Optional.of(new Slug(row.getString("slug"))),
                text(row),
                Optional.ofNullable(row.getString("call_to_action")),
                row.getString("why"),
                target(row),
                row.getObject("goal") == null ? OptionalInt.empty() : OptionalInt.of(row.getInt("goal")),
                instant(row, "opens_at"),
                instant(row, "closes_at"),
                ZoneId.of(row.getString("time_zone")),
                Locale.forLanguageTag(row.getString("locale")),
                organisation(row),
                row.getInt("confirmation_days"),
                ShowNames.valueOf(row.getString("show_names")),
                Ask.valueOf(row.getString("ask_postcode")),
                Ask.valueOf(row.getString("ask_country")),
                Ask.valueOf(row.getString("ask_comment")));
    }

    private static Text text(ResultSet row) throws SQLException {
        var demands = strings(row.getArray("demands"));
        return new Text(
                row.getString("title"),
                row.getString("salutation"),
                strings(row.getArray("opening")),
                IntStream.range(0, demands.size())
                        .mapToObj(index -> new Demand(index + 1, demands.get(index)))
                        .toList(),
                strings(row.getArray("closing")));
    }

    private static Target target(ResultSet row) throws SQLException {
        return new Target(
                row.getString("target_name"),
                Optional.ofNullable(row.getString("target_title")),
                Optional.ofNullable(row.getString("target_office")),
                Optional.ofNullable(row.getString("target_email")),
                strings(row.getArray("target_address")),
                Optional.ofNullable(row.getString("target_country")));
    }

    private static Optional<Organisation> organisation(ResultSet row) throws SQLException {
        return row.getString("organisation_name") == null
                ? Optional.empty()
                : Optional.of(new Organisation(
                        row.getString("organisation_name"),
                        Optional.ofNullable(row.getString("url")),
                        Optional.ofNullable(row.getString("email")),
                        strings(row.getArray("address")),
                        Optional.ofNullable(row.getString("imprint_url")),
                        Optional.ofNullable(row.getString("privacy_url"))));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    private static List<String> strings(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
