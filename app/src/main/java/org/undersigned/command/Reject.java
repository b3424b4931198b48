package org.undersigned.command;

import org.jspecify.annotations.Nullable;
import org.undersigned.campaign.Campaign;
import org.undersigned.review.Matched;
import org.undersigned.review.Reason;
import org.undersigned.review.Reviews;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Sets aside, for a public reason, the signatures that meet a condition; without --apply it only says which would be. */
@Command(name = "reject", mixinStandardHelpOptions = true)
final class Reject extends OfCampaign {

    @Spec
    private @Nullable CommandSpec command;

    @Option(names = "--where", required = true, paramLabel = "CONDITION", descriptionKey = "option.where")
    private String where = "";

    @Option(names = "--reason", required = true, paramLabel = "REASON", descriptionKey = "option.reason")
    private String reason = "";

    @Option(names = "--apply", descriptionKey = "option.apply")
    private boolean apply;

    Reject(Class<?> application) {
        super(application);
    }

    @Override
    public Integer call() {
        // A wrong word costs no start.
        Where.read(command, where);
        reason();
        return super.call();
    }

    @Override
    int run(Host host, Campaign campaign) {
        var reviews = host.get(Reviews.class);
        var condition = Where.read(command, where);
        var slug = campaign.slug().value();
        if (!apply) {
            say("reject.would", reviews.matching(campaign.id(), condition), slug);
            return 0;
        }
        reviews.reject(campaign.id(), condition, reason(), "command line")
                .ifPresentOrElse(
                        done -> say("reject.done", done.matched(), slug + "." + done.number()),
                        () -> Terminal.say("reject.would", 0, slug));
        return 0;
    }

    private static void say(String key, Matched matched, String name) {
        Terminal.say(key, matched.size(), name);
        if (matched.held() > 0) {
            Terminal.say("reject.held", matched.held());
        }
    }

    private Reason reason() {
        return Reason.named(reason).orElseThrow(() -> Where.wrong(command, "reason.unknown", reason));
    }
}
