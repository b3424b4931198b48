package org.undersigned.command;

import org.undersigned.account.Audits;
import org.undersigned.campaign.Campaign;
import org.undersigned.ledger.Ledgers;
import org.undersigned.ledger.PublicLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Begins a new ledger for a campaign whose database was restored from an older backup. */
@Command(name = "renew-ledger", mixinStandardHelpOptions = true)
final class RenewLedger extends OfCampaign {

    @Option(names = "--even-so", descriptionKey = "option.even-so")
    private boolean evenSo;

    RenewLedger(Class<?> application) {
        super(application);
    }

    @Override
    int run(Host host, Campaign campaign) {
        var log = renew(host.get(Ledgers.class), campaign);
        host.get(Audits.class)
                .append("command line", "renew-ledger", campaign.id().value(), log.origin());
        Terminal.say("ledger.renewed", log.origin(), log.verifierKey());
        return 0;
    }

    /** There is no way back: a ledger that goes on is given up only on purpose. */
    private PublicLog renew(Ledgers ledgers, Campaign campaign) {
        return evenSo
                ? ledgers.renew(campaign)
                : ledgers.renewRefused(campaign)
                        .orElseThrow(() -> Refused.because(
                                "ledger.goes-on", campaign.slug().value()));
    }
}
