package org.undersigned.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import org.undersigned.campaign.Campaign;
import org.undersigned.delivery.Deliveries;
import org.undersigned.delivery.Pack;
import org.undersigned.delivery.Sending;
import org.undersigned.letter.Letters;
import org.undersigned.review.Reviews;
import org.undersigned.signature.Signatures;
import org.undersigned.tlog.Unproven;
import org.undersigned.verify.Delivery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Freezes a letter at the present count, writes the hand-over pack, and mails the target when asked to. */
@Command(name = "deliver", mixinStandardHelpOptions = true)
final class Deliver extends OfCampaign {

    private static final FileAttribute<?> FOR_THE_OWNER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    @Mixin
    private OutFolder out = new OutFolder();

    @Option(names = "--anew", descriptionKey = "option.anew")
    private boolean anew;

    @Option(names = "--send", descriptionKey = "option.send")
    private boolean send;

    @Option(names = "--send-again", descriptionKey = "option.send-again")
    private boolean sendAgain;

    Deliver(Class<?> application) {
        super(application);
    }

    @Override
    int run(Host host, Campaign campaign) {
        mustBeReplaceable(campaign);
        var deliveries = host.get(Deliveries.class);
        var pack = deliveries
                .pack(campaign, anew, Terminal.progress("deliver.progress"))
                .orElseThrow(() -> nothingToHandOver(host, campaign));
        copy(deliveries, pack);
        var letter = pack.letter();
        Terminal.say(
                "deliver.done", letter.reference(), letter.count(), out.path().toString());
        tellOpen(host, campaign);
        return send || sendAgain ? send(deliveries, pack, campaign) : 0;
    }

    /** Before anything is frozen. */
    private void mustBeReplaceable(Campaign campaign) {
        var slug = campaign.slug().value();
        try {
            if (!out.mayBeReplaced(place -> isPack(place, slug))) {
                throw Refused.because("deliver.other", out.path().toString(), slug);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static boolean isPack(Path place, String slug) {
        try {
            return Files.isRegularFile(place.resolve("MANIFEST.sha256"))
                    && Delivery.parse(Files.readString(place.resolve("delivery.json")))
                            .petitionId()
                            .equals(slug);
        } catch (IOException | Unproven somethingElse) {
            return false;
        }
    }

    /**
     * In the place of a former pack as a whole: nothing of it may stay, names of people erased since least of all. An empty folder
     * is filled as it is, for it may be one that cannot be moved, as a volume of a container is.
     */
    private void copy(Deliveries deliveries, Pack pack) {
        try {
            if (out.isEmpty()) {
                deliveries.copy(pack, out.place());
                return;
            }
            var draft = Draft.beside(out.place(), FOR_THE_OWNER);
            try {
                deliveries.copy(pack, draft.folder());
                draft.moveIntoPlace();
            } finally {
                draft.drop();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** No letter is frozen before somebody has signed; each that was frozen had people who went while it was written. */
    private static Refused nothingToHandOver(Host host, Campaign campaign) {
        var slug = campaign.slug().value();
        if (campaign.isRetentionOver(host.get(InstantSource.class).instant())) {
            return Refused.because("deliver.over", slug);
        }
        var nobody = host.get(Letters.class).latest(campaign.id()).isEmpty();
        return Refused.because(nobody ? "deliver.nobody" : "deliver.went", slug);
    }

    private static void tellOpen(Host host, Campaign campaign) {
        Terminal.say(
                "deliver.open",
                host.get(Signatures.class).countUnconfirmed(campaign.id()),
                host.get(Reviews.class).held(campaign.id()).size());
        if (campaign.state(host.get(InstantSource.class).instant()) != Campaign.State.CLOSED) {
            Terminal.say("deliver.goes-on", campaign.slug().value());
        }
    }

    private int send(Deliveries deliveries, Pack pack, Campaign campaign) {
        return switch (deliveries.send(pack, campaign, sendAgain)) {
            case Sending.Sent _ -> {
                Terminal.say("send.done", campaign.document().target().name());
                yield 0;
            }
            case Sending.SentBefore before -> {
                Terminal.say("send.before", before.at().toString());
                yield 0;
            }
            case Sending.Uncertain uncertain ->
                throw Refused.because("send.uncertain", uncertain.at().toString());
            case Sending.Refused refused -> throw Refused.because("send.refused", refused.code());
            case Sending.Deferred deferred -> throw Refused.because("send.deferred", deferred.code());
            case Sending.NoAddress _ -> throw Refused.because("send.no-address");
        };
    }
}
