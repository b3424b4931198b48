package org.undersigned.command;

import java.util.regex.Pattern;
import org.undersigned.campaign.Campaigns;
import org.undersigned.review.Reviews;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Undoes a rejection, by the name that it was given. */
@Command(name = "reinstate", mixinStandardHelpOptions = true)
final class Reinstate extends Run {

    private static final Pattern NAME = Pattern.compile("(.+)\\.([1-9][0-9]{0,8})");

    @Parameters(paramLabel = "BATCH", descriptionKey = "option.batch")
    private String batch = "";

    Reinstate(Class<?> application) {
        super(application);
    }

    @Override
    int run(Host host) {
        var name = NAME.matcher(batch);
        if (!name.matches()) {
            throw Refused.because("batch.malformed", batch);
        }
        var campaign = host.get(Campaigns.class)
                .bySlug(name.group(1))
                .orElseThrow(() -> Refused.because("campaign.unknown", name.group(1)));
        var members = host.get(Reviews.class)
                .reinstate(campaign.id(), Integer.parseInt(name.group(2)), "command line")
                .orElseThrow(() -> Refused.because("batch.unknown", batch));
        Terminal.say(members == 0 ? "reinstate.already" : "reinstate.done", members, batch);
        return 0;
    }
}
