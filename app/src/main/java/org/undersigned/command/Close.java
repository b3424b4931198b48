package org.undersigned.command;

import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.Closing;
import picocli.CommandLine.Command;

/** Takes no more requests; links already mailed work for a day more. */
@Command(name = "close", mixinStandardHelpOptions = true)
final class Close extends OfCampaign {

    Close(Class<?> application) {
        super(application);
    }

    @Override
    int run(Host host, Campaign campaign) {
        var closing = host.get(Campaigns.class).close(campaign);
        Terminal.say(
                closing == Closing.DONE ? "close.done" : "close.already",
                campaign.slug().value());
        return 0;
    }
}
