package org.undersigned.command;

import static java.util.Map.entry;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.undersigned.campaign.PublicAddress;
import org.undersigned.delivery.DeliverySettings;
import org.undersigned.ledger.LedgerSettings;
import org.undersigned.ledger.WitnessSettings;
import org.undersigned.limit.LimitSettings;
import org.undersigned.mail.MailSettings;
import org.undersigned.site.SiteSettings;
import org.undersigned.vault.VaultSettings;
import org.undersigned.web.WebSettings;

/** The application on one data folder: its database, shared with whoever works on that folder, and its beans. */
final class Host implements AutoCloseable {

    /** How it is to run. */
    record Mode(boolean serving, String listen, int port, boolean mailbox, boolean limitsOff) {
        static final Mode COMMAND = new Mode(false, "", 8080, false, false);

        PublicAddress address(Environment environment) {
            return serving ? environment.publicAddress(port) : environment.serverAddress(port);
        }
    }

    /** What times every request takes its share of each, and is for nothing where nobody asks. */
    private static final String OBSERVING =
            "org.springframework.boot.webmvc.autoconfigure.WebMvcObservationAutoConfiguration,"
                    + "org.springframework.boot.micrometer.observation.autoconfigure.ScheduledTasksObservationAutoConfiguration";

    private final ConfigurableApplicationContext context;
    private final Database database;
    private final Runnable farewell;

    private Host(ConfigurableApplicationContext context, Database database, Runnable farewell) {
        this.context = context;
        this.database = database;
        this.farewell = farewell;
    }

    static Host open(Class<?> application, Environment environment, Mode mode) {
        return open(application, environment, mode, _ -> {});
    }

    /** @param first what is done before it calls itself ready */
    static Host open(Class<?> application, Environment environment, Mode mode, Consumer<BeanFactory> first) {
        makeFolder(environment);
        var address = mode.address(environment);
        var settings = new Settings(environment, mode, address);
        var database = Database.open(environment);
        try {
            var context = start(application, settings, properties(environment, mode, database), first);
            return new Host(context, database, mode.serving() ? announced(environment, address) : () -> {});
        } catch (RuntimeException failed) {
            database.close();
            throw failed;
        }
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    /** The pages first, then what they stand on. */
    @Override
    public void close() {
        farewell.run();
        context.close();
        database.close();
    }

    /** What takes the announcement back. */
    private static Runnable announced(Environment environment, PublicAddress address) {
        var told = ServerAddress.in(environment.data());
        told.leave(address.uri().toString());
        return () -> told.remove(address.uri().toString());
    }

    /** Everything set, read before anything is started, so that a wrong value costs nothing. */
    private record Settings(
            PublicAddress address,
            VaultSettings vault,
            MailSettings mail,
            DeliverySettings delivery,
            LedgerSettings ledger,
            WitnessSettings witnesses,
            LimitSettings limits,
            WebSettings web,
            SiteSettings site) {

        Settings(Environment environment, Mode mode, PublicAddress address) {
            this(
                    address,
                    environment.vault(),
                    mode.serving() ? environment.mail() : environment.mail().withoutSending(),
                    environment.delivery(),
                    environment.ledger(),
                    environment.witnesses(),
                    environment.limits(mode.limitsOff()),
                    environment.web(address),
                    new SiteSettings(mode.mailbox()));
        }

        void register(GenericApplicationContext context) {
            context.registerBean(PublicAddress.class, () -> address);
            context.registerBean(VaultSettings.class, () -> vault);
            context.registerBean(MailSettings.class, () -> mail);
            context.registerBean(DeliverySettings.class, () -> delivery);
            context.registerBean(LedgerSettings.class, () -> ledger);
            context.registerBean(WitnessSettings.class, () -> witnesses);
            context.registerBean(LimitSettings.class, () -> limits);
            context.registerBean(WebSettings.class, () -> web);
            context.registerBean(SiteSettings.class, () -> site);
        }
    }

    private static ConfigurableApplicationContext start(
            Class<?> application, Settings settings, Map<String, Object> properties, Consumer<BeanFactory> first) {
        var spring = new SpringApplication(application);
        spring.setBannerMode(Banner.Mode.OFF);
        spring.setRegisterShutdownHook(false);
        spring.setLogStartupInfo(false);
        var serving = Boolean.TRUE.equals(properties.get("undersigned.serving"));
        spring.setWebApplicationType(serving ? WebApplicationType.SERVLET : WebApplicationType.NONE);
        spring.addInitializers(context -> {
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("undersigned", properties));
            var beans = (GenericApplicationContext) context;
            settings.register(beans);
            beans.registerBean(ApplicationRunner.class, () -> _ -> first.accept(beans));
        });
        return spring.run();
    }

    private static Map<String, Object> properties(Environment environment, Mode mode, Database database) {
        var management = mode.serving() ? environment.managementPort(mode.port()) : -1;
        return Map.ofEntries(
                entry("undersigned.serving", mode.serving()),
                entry("spring.autoconfigure.exclude", management > 0 ? "" : OBSERVING),
                entry("spring.datasource.type", HikariDataSource.class.getName()),
                entry("spring.datasource.url", mode.serving() ? database.url() : database.patientUrl()),
                entry("spring.datasource.username", database.user()),
                entry("spring.datasource.password", database.password()),
                entry("spring.flyway.url", database.patientUrl()),
                entry("spring.flyway.user", database.user()),
                entry("spring.flyway.password", database.password()),
                entry("server.address", mode.listen()),
                entry("server.port", mode.port()),
                entry("management.server.address", environment.managementAddress()),
                entry("management.server.port", management));
    }

    static void makeFolder(Environment environment) {
        try {
            Files.createDirectories(environment.data());
            if (!Files.isWritable(environment.data())) {
                throw Refused.because("data.unwritable", environment.data().toString());
            }
        } catch (IOException broken) {
            throw Refused.because("data.unwritable", environment.data().toString());
        }
    }
}
