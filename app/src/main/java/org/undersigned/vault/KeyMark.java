package org.undersigned.vault;

import java.sql.Timestamp;
import java.time.InstantSource;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sees at the start that keys and database belong together; a new database takes the mark of the keys at hand. */
@Component
@DependsOnDatabaseInitialization
class KeyMark {

    KeyMark(JdbcClient jdbc, Vault vault, InstantSource clock) {
        jdbc.sql("insert into host (key_mark, created_at) values (?, ?) on conflict do nothing")
                .params(vault.mark(), Timestamp.from(clock.instant()))
                .update();
        vault.mustMatch(
                jdbc.sql("select key_mark from host").query(byte[].class).single());
    }
}
