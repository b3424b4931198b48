package org.undersigned.command;

import org.undersigned.account.Audits;
import org.undersigned.campaign.Campaign;
import org.undersigned.ledger.Ledgers;
import picocli.CommandLine.Command;

/** Begins a new ledger for a campaign whose database was restored from an older backup. */
@Command(name = "renew-ledger", mixinStandardHelpOptions = true)
final class RenewLedger extends OfCampaign {

    RenewLedger(Class<?> application) {
        super(application);
    }

    @Override
    int run(Host host, Campaign campaign) {
        var log = host.get(Ledgers.class).renew(campaign);
        host.get(Audits.class)
                .append("command line", "renew-ledger", campaign.id().value(), log.origin());
        Terminal.say("ledger.renewed", log.origin(), log.verifierKey());
        return 0;
    }
}
