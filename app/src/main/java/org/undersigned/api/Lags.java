package org.undersigned.api;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.undersigned.ledger.Ledgers;
import org.undersigned.ledger.Witnesses;
import org.undersigned.mail.Mails;

/** How far mail and ledger lag behind, and which stand still, for the host's monitoring. */
@Component
class Lags implements MeterBinder {

    private final Mails mails;
    private final Ledgers ledgers;
    private final Witnesses witnesses;
    private final JdbcClient jdbc;

    Lags(Mails mails, Ledgers ledgers, Witnesses witnesses, JdbcClient jdbc) {
        this.mails = mails;
        this.ledgers = ledgers;
        this.witnesses = witnesses;
        this.jdbc = jdbc;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("undersigned.mail.delay", mails, it -> seconds(it.delay()))
                .baseUnit("seconds")
                .description("How long the mail that waits longest has been due")
                .register(registry);
        Gauge.builder("undersigned.ledger.waiting", this, Lags::waiting)
                .description("Signatures and changes of theirs that wait for their entry in a ledger")
                .register(registry);
        Gauge.builder("undersigned.ledger.refused", ledgers, it -> it.refused().size())
                .description("Ledgers in which nothing is sealed")
                .register(registry);
        for (var witness : witnesses.names()) {
            Gauge.builder("undersigned.ledger.uncosigned", witnesses, it -> it.countUncosigned(witness))
                    .tag("witness", witness)
                    .description("Ledgers whose newest checkpoint this witness has not cosigned")
                    .register(registry);
            Gauge.builder("undersigned.ledger.contradicted", witnesses, it -> it.countContradicted(witness))
                    .tag("witness", witness)
                    .description("Ledgers of which this witness says that it cosigned more, or something else")
                    .register(registry);
        }
    }

    private double waiting() {
        return jdbc.sql("select count(*) from sequencing").query(Long.class).single();
    }

    private static double seconds(Duration delay) {
        return delay.toMillis() / 1_000.0;
    }
}
