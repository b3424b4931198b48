package org.undersigned.command;

import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Campaigns;
import picocli.CommandLine.Parameters;

/** A command on one campaign, named by its slug. */
abstract class OfCampaign extends Run {

    @Parameters(paramLabel = "CAMPAIGN", descriptionKey = "option.campaign")
    private String slug = "";

    OfCampaign(Class<?> application) {
        super(application);
    }

    @Override
    int run(Host host) {
        return run(
                host,
                host.get(Campaigns.class).bySlug(slug).orElseThrow(() -> Refused.because("campaign.unknown", slug)));
    }

    abstract int run(Host host, Campaign campaign);
}
