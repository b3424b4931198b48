package org.undersigned.command;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.PublicAddress;
import org.undersigned.campaign.Publication;
import org.undersigned.document.Reading;
import org.undersigned.document.Slug;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks, stores and opens a campaign; the same file twice changes nothing. */
@Command(name = "publish", mixinStandardHelpOptions = true)
final class Publish extends Run {

    @Parameters(paramLabel = "FILE", descriptionKey = "option.file")
    private Path file = Path.of("");

    @Option(names = "--slug", paramLabel = "SLUG", descriptionKey = "option.slug")
    private @Nullable String slug;

    private Reading.@Nullable Understood read;

    Publish(Class<?> application) {
        super(application);
    }

    @Override
    public Integer call() {
        // Read before anything is started: a faulty document costs no start.
        read = Documents.understood(file);
        return super.call();
    }

    @Override
    int run(Host host) {
        var understood = Objects.requireNonNull(read);
        var chosen =
                Optional.ofNullable(slug).map(Publish::given).orElseGet(() -> Documents.slug(understood.document()));
        return switch (host.get(Campaigns.class).publish(understood.document(), chosen)) {
            case Publication.Opened opened -> {
                Documents.tell(understood);
                yield done("publish.opened", host, opened.campaign());
            }
            case Publication.Changed changed -> {
                Documents.tell(understood);
                yield done("publish.changed", host, changed.campaign());
            }
            case Publication.Unchanged unchanged -> done("publish.unchanged", host, unchanged.campaign());
            case Publication.Locked locked ->
                throw Refused.because(
                        locked.text() ? "publish.locked.text" : "publish.locked.target",
                        locked.campaign().slug().value());
            case Publication.RetentionOver over ->
                throw Refused.because("reopen.over", over.campaign().slug().value());
        };
    }

    private static int done(String key, Host host, Campaign campaign) {
        Terminal.say(
                key,
                host.get(PublicAddress.class).of("/campaigns/" + campaign.slug().value()));
        return 0;
    }

    private static Slug given(String slug) {
        if (!Slug.isWellFormed(slug)) {
            throw Refused.because("publish.slug", slug);
        }
        return new Slug(slug);
    }
}
