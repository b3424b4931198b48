package org.undersigned.command;

import java.util.Arrays;
import org.flywaydb.core.api.MigrationState;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Brings the schema up to date, and leaves data of a newer version alone. */
@Configuration(proxyBeanMethods = false)
class Migrations {

    @Bean
    FlywayMigrationStrategy migrationStrategy() {
        return flyway -> {
            if (Arrays.stream(flyway.info().applied())
                    .anyMatch(migration -> migration.getState() == MigrationState.FUTURE_SUCCESS)) {
                throw Refused.because("data.newer");
            }
            flyway.migrate();
        };
    }
}
