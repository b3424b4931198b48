package org.undersigned.command;

import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Campaigns;
import picocli.CommandLine.Command;

/** Takes requests again. */
@Command(name = "reopen", mixinStandardHelpOptions = true)
final class Reopen extends OfCampaign {

    Reopen(Class<?> application) {
        super(application);
    }

    @Override
    int run(Host host, Campaign campaign) {
        var slug = campaign.slug().value();
        return switch (host.get(Campaigns.class).reopen(campaign)) {
            case DONE -> {
                Terminal.say("reopen.done", slug);
                yield 0;
            }
            case WAS_SO_ALREADY -> {
                Terminal.say("reopen.already", slug);
                yield 0;
            }
            case RETENTION_OVER -> throw Refused.because("reopen.over", slug);
            case CLOSED_BY_DOCUMENT -> throw Refused.because("reopen.document", slug);
        };
    }
}
