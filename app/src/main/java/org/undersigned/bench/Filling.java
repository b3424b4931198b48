package org.undersigned.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.undersigned.postgres.EmbeddedPostgres;
import org.undersigned.vault.Keys;
import org.undersigned.vault.Vault;
import org.undersigned.vault.VaultSettings;

/** Many confirmed signatures at once, as they would lie there had that many people signed: what large letters are tried with. */
public final class Filling {

    private static final int BATCH = 2_000;
    /** To which all of them agreed. */
    private static final byte[] AGREEMENT = new byte[32];

    private static final Duration DAYS = Duration.ofDays(5);
    private static final String[] GIVEN = {
        "Ada", "Sam", "Mina", "Zoë", "José", "Иван", "محمد", "עדי", "सीता", "小明", "지우", "Ελένη"
    };
    private static final String[] FAMILY = {
        "Okafor", "Lopes-Brandão", "Müller", "Петров", "王", "김", "देव", "حسن", "O'Brien"
    };
    private static final String ROWS = """
            with given as (
                select g.*, ?::timestamptz as at from unnest(?::uuid[], ?::bytea[], ?::bytea[], ?::bytea[], ?::bytea[], ?::bytea[])
                    as g (id, tag, domain_index, range_index, asking, personal)
            ), asked as (
                insert into request
                select ?, id, at, ?, tag, range_index, domain_index, range_index, range_index, null, asking, ? from given
            ), mailed as (
                insert into mail (campaign_id, id, kind, request_id, address_index, created_at, due_at, sent_at)
                select ?, id, 'confirmation', id, range_index, at, at, at from given
            ), agreed as (
                insert into agreement
                select ?, purpose, choice, ? from (values ('COUNTED', 'on'), ('SHOWN', 'FULL')) as c (purpose, choice)
                on conflict do nothing
            ), standing as (
                insert into standing select ?, tag, id from given
            ), begun as (
                insert into first_request values (?, now()) on conflict do nothing
            ), waiting as (
                insert into sequencing (campaign_id, queued_at, signature_id) select ?, now(), id from given
            )
            insert into signature
            select ?, id, date_trunc('second', at), ?, tag, domain_index, range_index, null, personal, ? from given
            """;

    private final EmbeddedPostgres postgres;
    private final Database database;
    private final long campaign;
    private final Keys keys;

    /**
     * Throws {@link java.util.NoSuchElementException} when there is no such campaign.
     *
     * @param slug of a campaign that was made for measuring: its name begins with {@code bench-}
     */
    public Filling(EmbeddedPostgres postgres, Path data, String slug) {
        if (!slug.matches("bench-[a-z0-9-]+")) {
            throw new IllegalArgumentException(
                    "only a campaign whose name begins with bench- is filled with people who are not there");
        }
        this.postgres = postgres;
        this.database = Database.of(postgres);
        this.campaign = database.campaign(slug);
        this.keys = new Vault(new VaultSettings(data.resolve("keys"))).keys(campaign);
    }

    /** Who signed in the five days before, one after the other. */
    public void add(int signatures, LongConsumer progress) {
        var begin = Instant.now().minus(DAYS);
        var textHash = database.bytes(
                "select text_hash from wording where campaign_id = " + campaign + " order by version desc limit 1");
        try (var connection = DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password())) {
            for (var done = 0; done < signatures; done += BATCH) {
                var at = begin.plus(DAYS.multipliedBy(done).dividedBy(signatures));
                add(connection, Math.min(BATCH, signatures - done), at, textHash);
                progress.accept(done);
            }
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private void add(Connection connection, int amount, Instant at, byte[] textHash) throws SQLException {
        var ids = new UUID[amount];
        var tags = new byte[amount][];
        var askings = new byte[amount][];
        var personals = new byte[amount][];
        for (var i = 0; i < amount; i++) {
            ids[i] = OneByOne.inOrder(at);
            var email = "signer." + ids[i] + "@example.org";
            tags[i] = keys.tag(email);
            var name = name();
            askings[i] = keys.seal("request.personal", ids[i], asking(name, email));
            personals[i] = keys.seal("signature.personal", ids[i], personal(name, email));
        }
        var indexes =
                IntStream.range(0, amount).mapToObj(_ -> OneByOne.random(16)).toArray(byte[][]::new);
        try (var statement = connection.prepareStatement(ROWS)) {
            statement.setObject(1, at.atOffset(ZoneOffset.UTC));
            statement.setArray(2, connection.createArrayOf("uuid", ids));
            statement.setArray(3, connection.createArrayOf("bytea", tags));
            statement.setArray(4, connection.createArrayOf("bytea", indexes));
            statement.setArray(5, connection.createArrayOf("bytea", indexes));
            statement.setArray(6, connection.createArrayOf("bytea", askings));
            statement.setArray(7, connection.createArrayOf("bytea", personals));
            var place = 8;
            statement.setLong(place++, campaign);
            statement.setBytes(place++, textHash);
            statement.setBytes(place++, AGREEMENT);
            statement.setLong(place++, campaign);
            statement.setBytes(place++, AGREEMENT);
            statement.setBytes(place++, new byte[32]);
            statement.setLong(place++, campaign);
            statement.setLong(place++, campaign);
            statement.setLong(place++, campaign);
            statement.setLong(place++, campaign);
            statement.setBytes(place++, textHash);
            statement.setBytes(place, AGREEMENT);
            statement.executeUpdate();
        }
    }

    private static String name() {
        var random = ThreadLocalRandom.current();
        return GIVEN[random.nextInt(GIVEN.length)] + " " + FAMILY[random.nextInt(FAMILY.length)] + " "
                + Long.toString(random.nextInt(1_000_000), 36);
    }

    /** As the application seals it of someone who asks to sign. */
    private static byte[] asking(String name, String email) {
        return """
                {"name":"%s","email":"%s","country":"GB"}""".formatted(name, email).getBytes(StandardCharsets.UTF_8);
    }

    /** As the application seals it of a confirmed signer. */
    private static byte[] personal(String name, String email) {
        var base64 = Base64.getEncoder();
        return """
                {"name":"%1$s","email":"%2$s","country":"GB","salt":"%3$s","detailSalt":"%4$s","details":"{\\"name\\":\\"%1$s\\"}"}""".formatted(
                        name,
                        email,
                        base64.encodeToString(OneByOne.random(32)),
                        base64.encodeToString(OneByOne.random(32)))
                .getBytes(StandardCharsets.UTF_8);
    }
}
