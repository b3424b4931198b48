package org.undersigned.command;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.undersigned.account.Audits;
import org.undersigned.campaign.Campaign;
import org.undersigned.ledger.Ledgers;
import org.undersigned.ledger.Renewal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Begins a new ledger for a campaign whose database was restored from an older backup. */
@Command(name = "renew-ledger", mixinStandardHelpOptions = true)
final class RenewLedger extends OfCampaign {

    @Option(names = "--even-so", descriptionKey = "option.even-so")
    private boolean evenSo;

    @Option(names = "--number", paramLabel = "N", descriptionKey = "option.number")
    private @Nullable Integer number;

    RenewLedger(Class<?> application) {
        super(application);
    }

    @Override
    int run(Host host, Campaign campaign) {
        switch (renew(host.get(Ledgers.class), campaign)) {
            case Renewal.Begun(var log) -> tell(host, campaign, "ledger.renewed", log.origin(), log.verifierKey());
            case Renewal.Ahead(var origin, var key) -> tell(host, campaign, "ledger.ahead", origin, key);
            case Renewal.NumberUnusable(var highest) ->
                throw Refused.because("ledger.number", campaign.slug().value(), Integer.toString(highest));
            case Renewal.GoesOn _ ->
                throw Refused.because("ledger.goes-on", campaign.slug().value());
        }
        return 0;
    }

    /** There is no way back: a ledger that goes on is given up only on purpose. */
    private Renewal renew(Ledgers ledgers, Campaign campaign) {
        var given = number == null ? OptionalInt.empty() : OptionalInt.of(number);
        return evenSo ? ledgers.renew(campaign, given) : ledgers.renewRefused(campaign, given);
    }

    private static void tell(Host host, Campaign campaign, String what, String origin, String key) {
        host.get(Audits.class)
                .append("command line", "renew-ledger", campaign.id().value(), origin);
        Terminal.say(what, origin, key);
    }
}
