package org.undersigned.command;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.undersigned.campaign.Campaign;
import org.undersigned.review.Condition;
import org.undersigned.review.Reason;
import org.undersigned.review.Reviews;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
        condition();
        reason();
        return super.call();
    }

    @Override
    int run(Host host, Campaign campaign) {
        var reviews = host.get(Reviews.class);
        var condition = condition();
        var slug = campaign.slug().value();
        if (!apply) {
            Terminal.say(
                    "reject.would", reviews.matching(campaign.id(), condition).size(), slug);
            return 0;
        }
        reviews.reject(campaign.id(), condition, reason(), "command line")
                .ifPresentOrElse(
                        done -> Terminal.say("reject.done", done.size(), slug + "." + done.number()),
                        () -> Terminal.say("reject.would", 0, slug));
        return 0;
    }

    private Condition condition() {
        return switch (Condition.read(where)) {
            case Condition.Reading.Understood understood -> understood.condition();
            case Condition.Reading.Unknown _ -> throw wrong("where.unknown", where);
            case Condition.Reading.Wrong wrong -> throw wrong("where." + wrong.kind(), wrong.value());
        };
    }

    private Reason reason() {
        return Reason.named(reason).orElseThrow(() -> wrong("reason.unknown", reason));
    }

    private ParameterException wrong(String key, String given) {
        return new ParameterException(Objects.requireNonNull(command).commandLine(), Terminal.text(key, given));
    }
}
