package org.undersigned;

import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.undersigned.command.Commands;
import org.undersigned.postgres.SureCommits;

/** Undersigned. */
@SpringBootApplication(proxyBeanMethods = false)
public class Application {

    public static void main(String[] arguments) {
        System.exit(Commands.run(Application.class, arguments));
    }

    @Bean
    SureCommits transactionManager(DataSource database) {
        return new SureCommits(database);
    }

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }
}
