package org.undersigned.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;
import org.undersigned.account.Audits;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.PublicAddress;
import org.undersigned.campaign.Publication;
import org.undersigned.document.CampaignDocument;
import org.undersigned.document.CampaignReader;
import org.undersigned.document.Reading;
import org.undersigned.document.Slug;
import org.undersigned.ledger.LedgerSettings;
import org.undersigned.ledger.Ledgers;
import org.undersigned.ledger.WitnessSettings;
import org.undersigned.limit.Client;
import org.undersigned.limit.LimitSettings;
import org.undersigned.limit.Limits;
import org.undersigned.limit.Networks;
import org.undersigned.mail.EmailAddress;
import org.undersigned.mail.Inbox;
import org.undersigned.mail.Mails;
import org.undersigned.postgres.SureCommits;
import org.undersigned.postgres.TestPostgres;
import org.undersigned.review.Reviews;
import org.undersigned.vault.Tokens;
import org.undersigned.vault.Vault;
import org.undersigned.vault.VaultSettings;

/**
 * The bees' campaign: Ada asks Mina for a meadow, and people sign. The rooms are the real ones, on a database of their own;
 * the time is the test's, and mails end in an inbox. As an extension (JUnit's
 * {@code @RegisterExtension}) they begin anew before each test and go with the last.
 */
public final class Bees implements BeforeEachCallback, AfterAllCallback, AutoCloseable {

    public static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    public static final String SAM = "sam@example.org";
    public static final String COUNTED = "Count my signature.";

    private static final String BEFORE_LINKS = "https://letters.example";

    /** What the application puts together by itself, without its edges. */
    @ComponentScan(
            basePackageClasses = {
                Audits.class,
                Campaigns.class,
                Signatures.class,
                Limits.class,
                Reviews.class,
                Ledgers.class,
                Vault.class
            })
    @EnableTransactionManagement
    static class Rooms {

        @Bean
        PlatformTransactionManager transactionManager(DataSource database) {
            return new SureCommits(database);
        }

        @Bean
        TransactionOperations transactions(PlatformTransactionManager manager) {
            return new TransactionTemplate(manager);
        }

        @Bean
        JdbcClient jdbc(DataSource database) {
            return JdbcClient.create(database);
        }

        @Bean
        Mails mails(Inbox inbox, JdbcClient jdbc, Vault vault, InstantSource clock) {
            return inbox.mails(jdbc, vault, clock);
        }
    }

    private final AnnotationConfigApplicationContext rooms = new AnnotationConfigApplicationContext();
    private final HikariDataSource database = pool();
    private final Statements statements = new Statements(database);
    private final Inbox inbox = new Inbox();
    private final Path keys = folder();
    private Instant now = NOON;
    private Campaign campaign;
    private int campaigns;
    private int households;

    public Bees() {
        this(WitnessSettings.none());
    }

    public Bees(WitnessSettings witnesses) {
        rooms.registerBean(DataSource.class, () -> statements);
        rooms.registerBean(InstantSource.class, () -> () -> now);
        rooms.registerBean(Inbox.class, () -> inbox);
        rooms.registerBean(VaultSettings.class, () -> new VaultSettings(keys));
        rooms.registerBean(LedgerSettings.class, () -> new LedgerSettings(keys.resolve("ledger")));
        rooms.registerBean(WitnessSettings.class, () -> witnesses);
        rooms.registerBean(PublicAddress.class, () -> new PublicAddress(URI.create(BEFORE_LINKS)));
        rooms.registerBean(LimitSettings.class, () -> LimitSettings.standard(Networks.parse("10.0.0.0/8")));
        rooms.register(Rooms.class);
        rooms.refresh();
        campaign = publish("");
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        beginAnew();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    /** At noon, nothing has happened yet but a new campaign with these lines in its front matter. */
    public void beginAnew(String... settings) {
        var tables = new ArrayList<>(tables());
        tables.removeAll(List.of("host", "flyway_schema_history", "consent_wording", "agreement"));
        jdbc().sql("truncate " + String.join(", ", tables) + " cascade").update();
        inbox.clear();
        // Whoever signed at the noon of another test is no rush in this one.
        now = NOON.minus(Duration.ofDays(1));
        get(Rush.class).came(0);
        now = NOON;
        campaign = publish(settings);
    }

    /** Another campaign, beside the one that is. */
    public Campaign publish(String... settings) {
        var slug = new Slug("bees-" + ++campaigns);
        return switch (get(Campaigns.class).publish(document("Let the meadow flower.", settings), slug)) {
            case Publication.Opened(var opened) -> opened;
            case Publication other -> throw new AssertionError(other.toString());
        };
    }

    public CampaignDocument document(String demand, String... settings) {
        var document = """
                ---
                title: Leave the bees their meadow
                target:
                  name: Mina
                %s
                ---

                Bees need it.

                ## Letter

                Dear Mina,

                We ask for one thing.

                1. %s
                """.formatted(String.join("\n", settings), demand);
        return switch (CampaignReader.read(document.getBytes(UTF_8), Locale.ENGLISH)) {
            case Reading.Understood understood -> understood.document();
            case Reading.Faulty(var faults) -> throw new AssertionError(faults.toString());
        };
    }

    public Campaign campaign() {
        return get(Campaigns.class).byId(campaign.id()).orElseThrow();
    }

    /** Someone signs from a household of their own. */
    public Signing sign(String name, String address) {
        return sign(name, address, Display.FULL);
    }

    public Signing sign(String name, String address, Display display) {
        return signatures().sign(asking(campaign(), name, address, display, household()));
    }

    public Signing sign(Campaign other, String name, String address) {
        return signatures().sign(asking(other, name, address, Display.FULL, household()));
    }

    /** As it is about to be written. */
    Request request(String name, String address) {
        return get(Intake.class).request(asking(campaign(), name, address, Display.FULL, household()));
    }

    public Asking asking(Campaign of, String name, String address, Display display, Client client) {
        return new Asking(
                of,
                new Signer(
                        new SignerName(name),
                        new EmailAddress(address),
                        Optional.of("SW1A 1AA"),
                        Optional.of("GB"),
                        Optional.of("For the bumblebees.")),
                List.of(
                        Consent.toBeCounted(COUNTED),
                        Consent.toBeShown(display, "Show my name."),
                        Consent.toHearMore(true, "Tell me more.")),
                client,
                Optional.of("newsletter"));
    }

    /** One that nobody asked from yet. */
    public Client household() {
        households++;
        return client("198.18.%d.%d".formatted(households / 250, households % 250 + 1));
    }

    public static Client client(String address) {
        return new Client(InetAddress.ofLiteral(address));
    }

    /** Signs, reads the mail, presses the button; the receipt's secret. */
    public String stand(String name, String address) {
        return confirm(mailedLinkOf(name, address));
    }

    /** The receipt's secret. */
    public String confirm(String token) {
        return receipt(signatures().confirm(token));
    }

    /** The secret that a lost link would be made of again. */
    public String receiptOf(SignatureId id) {
        return get(Tokens.class)
                .issue(Tokens.Purpose.RECEIPT, campaign.id().value(), id.value())
                .text();
    }

    public static String receipt(Link link) {
        return switch (link) {
            case Link.Confirmed confirmed -> confirmed.receipt().text();
            case Link other -> throw new AssertionError(other.toString());
        };
    }

    /** Signs, and reads the mail; the link's token. */
    public String mailedLinkOf(String name, String address) {
        sign(name, address);
        return mailedLink(address);
    }

    /** The mailer works off what is due; the token of the newest link in that inbox. */
    public String mailedLink(String address) {
        answer();
        return token(inbox.newestLink(address));
    }

    public static String token(String link) {
        return link.substring(link.lastIndexOf('/') + 1);
    }

    /** Everything that goes on by itself about mails. */
    public void answer() {
        get(Inquiries.class).run();
        get(Answering.class).run();
        get(Mails.class).drain();
    }

    public void keepRetention() {
        get(Retention.class).run();
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    public void passTo(Instant moment) {
        now = moment;
    }

    public Instant now() {
        return now;
    }

    public void close(Campaign open) {
        get(Campaigns.class).close(open);
    }

    public Signatures signatures() {
        return get(Signatures.class);
    }

    public Inbox inbox() {
        return inbox;
    }

    /** The kinds of mail that address got, in order. */
    public List<String> kinds(String address) {
        return inbox.of(address).stream().map(mail -> mail.kind()).toList();
    }

    public JdbcClient jdbc() {
        return get(JdbcClient.class);
    }

    Statements statements() {
        return statements;
    }

    public HikariDataSource database() {
        return database;
    }

    public Path keys() {
        return keys;
    }

    public long count(String table) {
        return jdbc().sql("select count(*) from " + table).query(Long.class).single();
    }

    /** Every row of every table, as text. */
    public List<String> rows() {
        return tables().stream().flatMap(table -> rows(table).stream()).toList();
    }

    public List<String> rows(String table) {
        return jdbc().sql("select t::text from " + table + " t")
                .query(String.class)
                .list();
    }

    public <T> T get(Class<T> type) {
        return rooms.getBean(type);
    }

    @Override
    public void close() {
        rooms.close();
        database.close();
    }

    private List<String> tables() {
        return jdbc().sql("select tablename from pg_tables where schemaname = 'public' order by 1")
                .query(String.class)
                .list();
    }

    private static HikariDataSource pool() {
        var settings = new HikariConfig();
        settings.setDataSource(TestPostgres.freshDatabase());
        settings.setMaximumPoolSize(12);
        settings.setConnectionTimeout(5_000);
        return new HikariDataSource(settings);
    }

    private static Path folder() {
        try {
            var folder = Files.createTempDirectory("undersigned-keys");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
