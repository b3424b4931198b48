package org.undersigned.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.undersigned.campaign.Campaign;
import org.undersigned.site.Mirrors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A static, checkable copy of a campaign: pages, letter and ledgers as plain files. */
@Command(name = "mirror", mixinStandardHelpOptions = true)
final class Mirror extends OfCampaign {

    @Mixin
    private OutFolder out = new OutFolder();

    Mirror(Class<?> application) {
        super(application);
    }

    @Override
    int run(Host host, Campaign campaign) {
        try {
            if (!out.mayBeReplaced(Mirror::isMirror)) {
                throw Refused.because("mirror.other", out.path().toString());
            }
            var log = write(host, campaign, out.place());
            Terminal.say("mirror.done", log.size(), out.path().toString(), log.verifierKey());
            return 0;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** A delivery's pack has a ledger, too, and no pages. */
    private static boolean isMirror(Path place) {
        return Files.isRegularFile(place.resolve("log/checkpoint")) && Files.isRegularFile(place.resolve("index.html"));
    }

    private static org.undersigned.ledger.PublicLog write(Host host, Campaign campaign, Path place) throws IOException {
        var draft = Draft.beside(place);
        try {
            var log = host.get(Mirrors.class)
                    .write(campaign, draft.folder())
                    .orElseThrow(() ->
                            Refused.because("mirror.nobody", campaign.slug().value()));
            draft.moveIntoPlace();
            return log;
        } finally {
            draft.drop();
        }
    }
}
