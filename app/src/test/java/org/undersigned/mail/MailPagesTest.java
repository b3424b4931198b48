package org.undersigned.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What mails leave on the disk. */
class MailPagesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final int MANY = 500;
    private static final int SEALED = 3_400;

    private final HikariDataSource database = MailDatabase.fresh(1);
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final MailStore store = new MailStore(jdbc);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void pages_of_sent_mails_are_kept_for_the_next_since_a_disk_that_discards_them_lets_everybody_wait() {
        var random = new SplittableRandom(1);
        store.insert(IntStream.range(0, MANY).mapToObj(_ -> mail(random)).toList(), NOW);
        var full = bytesBeside();

        store.sent(store.claim(NOW, NOW.plusSeconds(60), MANY), NOW);
        jdbc.sql("vacuum mail").update();

        assertThat(full).isGreaterThan((long) MANY * SEALED);
        assertThat(bytesBeside()).isEqualTo(full);
    }

    private static MailStore.Fresh mail(SplittableRandom random) {
        var id = new UUID(random.nextLong(), random.nextLong());
        return new MailStore.Fresh(1, id, "confirm", Optional.empty(), bytes(random, 16), bytes(random, SEALED));
    }

    private static byte[] bytes(SplittableRandom random, int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private long bytesBeside() {
        return jdbc.sql("select pg_relation_size(reltoastrelid) from pg_class where oid = 'mail'::regclass")
                .query(Long.class)
                .single();
    }
}
