package org.undersigned.command;

import java.time.InstantSource;
import org.undersigned.campaign.Campaign;
import org.undersigned.delivery.Deliveries;
import org.undersigned.delivery.Pack;
import org.undersigned.delivery.Sending;
import org.undersigned.signature.Signatures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Freezes a letter at the present count, writes the hand-over pack, and mails the target when asked to. */
@Command(name = "deliver", mixinStandardHelpOptions = true)
final class Deliver extends OfCampaign {

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
        var deliveries = host.get(Deliveries.class);
        var pack = deliveries
                .pack(campaign, anew, Terminal.progress("deliver.progress"))
                .orElseThrow(() -> nothingToHandOver(deliveries, campaign));
        deliveries.copy(pack, out.path());
        var letter = pack.letter();
        Terminal.say(
                "deliver.done", letter.reference(), letter.count(), out.path().toString());
        tellOpen(host, campaign);
        return send || sendAgain ? send(deliveries, pack, campaign) : 0;
    }

    /** No letter is frozen before somebody has signed; each that was frozen had people who went while it was written. */
    private static Refused nothingToHandOver(Deliveries deliveries, Campaign campaign) {
        var nobody = deliveries.delivered(campaign.id()).isEmpty();
        return Refused.because(
                nobody ? "deliver.nobody" : "deliver.went", campaign.slug().value());
    }

    private static void tellOpen(Host host, Campaign campaign) {
        var signatures = host.get(Signatures.class);
        Terminal.say("deliver.open", signatures.countUnconfirmed(campaign.id()), signatures.countHeld(campaign.id()));
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
