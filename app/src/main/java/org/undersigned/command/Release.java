package org.undersigned.command;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.undersigned.campaign.Campaign;
import org.undersigned.review.Reviews;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows who is held, or lets one or all of them count. */
@Command(name = "release", mixinStandardHelpOptions = true)
final class Release extends OfCampaign {

    @Option(names = "--all", descriptionKey = "option.release.all")
    private boolean all;

    @Option(names = "--signature", paramLabel = "ID", descriptionKey = "option.release.signature")
    private @Nullable UUID signature;

    Release(Class<?> application) {
        super(application);
    }

    @Override
    int run(Host host, Campaign campaign) {
        var reviews = host.get(Reviews.class);
        var held = reviews.held(campaign.id());
        if (!all && signature == null) {
            held.forEach(id -> Terminal.line(id.value().toString()));
            Terminal.say("release.held", held.size());
            return 0;
        }
        var chosen = all
                ? held
                : held.stream().filter(id -> id.value().equals(signature)).toList();
        if (chosen.isEmpty() && !all) {
            throw Refused.because("release.unknown", String.valueOf(signature));
        }
        Terminal.say("release.done", reviews.release(campaign.id(), List.copyOf(chosen), "command line"));
        return 0;
    }
}
