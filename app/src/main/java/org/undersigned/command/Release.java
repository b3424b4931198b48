package org.undersigned.command;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.undersigned.campaign.Campaign;
import org.undersigned.review.Reviews;
import org.undersigned.signature.Held;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows who is held, or lets one, those that meet a condition, or all of them count. */
@Command(name = "release", mixinStandardHelpOptions = true)
final class Release extends OfCampaign {

    /** Which of them; none is chosen when the command only shows. */
    static final class Choice {

        @Option(names = "--all", descriptionKey = "option.release.all")
        private boolean all;

        @Option(names = "--signature", paramLabel = "ID", descriptionKey = "option.release.signature")
        private @Nullable UUID signature;

        @Option(names = "--where", paramLabel = "CONDITION", descriptionKey = "option.where")
        private @Nullable String where;
    }

    @Spec
    private @Nullable CommandSpec command;

    @ArgGroup
    private Choice choice = new Choice();

    Release(Class<?> application) {
        super(application);
    }

    @Override
    public Integer call() {
        // A wrong word costs no start.
        if (choice.where != null) {
            Where.read(command, choice.where);
        }
        return super.call();
    }

    @Override
    int run(Host host, Campaign campaign) {
        var reviews = host.get(Reviews.class);
        if (choice.where != null) {
            var met = reviews.held(campaign.id(), Where.read(command, choice.where));
            return met.isEmpty() ? said("release.unmet", campaign.slug().value()) : release(reviews, campaign, met);
        }
        var held = reviews.held(campaign.id());
        if (choice.signature != null) {
            return release(reviews, campaign, one(held, choice.signature));
        }
        return choice.all ? release(reviews, campaign, held) : show(held);
    }

    private static List<Held> one(List<Held> held, UUID id) {
        return held.stream()
                .filter(it -> it.id().value().equals(id))
                .findFirst()
                .map(List::of)
                .orElseThrow(() -> Refused.because("release.unknown", id.toString()));
    }

    private static int release(Reviews reviews, Campaign campaign, List<Held> chosen) {
        var ids = chosen.stream().map(Held::id).toList();
        return said("release.done", reviews.release(campaign.id(), ids, "command line"));
    }

    private static int show(List<Held> held) {
        held.forEach(it -> Terminal.say(
                "release.line",
                it.id().value().toString(),
                it.confirmedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                Terminal.text("release.reason." + it.reason()),
                it.ofRange()));
        return said("release.held", held.size());
    }

    private static int said(String key, Object argument) {
        Terminal.say(key, argument);
        return 0;
    }
}
