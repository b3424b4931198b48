package org.undersigned.delivery;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Service;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.CampaignId;
import org.undersigned.campaign.Campaigns;
import org.undersigned.letter.Letter;
import org.undersigned.letter.Letters;
import org.undersigned.mail.EmailAddress;
import org.undersigned.mail.Mails;
import org.undersigned.mail.Outcome;
import org.undersigned.vault.Tokens;
import org.undersigned.vault.Tokens.Purpose;

/** The front door to deliveries. */
@Service
public class Deliveries {

    private final Campaigns campaigns;
    private final Letters letters;
    private final Packs packs;
    private final AttemptStore attempts;
    private final TargetMail write;
    private final Mails mails;
    private final Tokens tokens;
    private final InstantSource clock;

    Deliveries(
            Campaigns campaigns,
            Letters letters,
            Packs packs,
            AttemptStore attempts,
            TargetMail write,
            Mails mails,
            Tokens tokens,
            InstantSource clock) {
        this.campaigns = campaigns;
        this.letters = letters;
        this.packs = packs;
        this.attempts = attempts;
        this.write = write;
        this.mails = mails;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** The frozen letter's pack; a new letter is frozen when there is none or one is asked for. */
    public Pack pack(Campaign campaign, boolean anew, LongConsumer progress) {
        var letter = letters.latest(campaign.id()).filter(_ -> !anew).orElseGet(() -> letters.freeze(campaign));
        return packs.find(letter).orElseGet(() -> packs.write(letter, campaign, progress));
    }

    public void copy(Pack pack, Path to) {
        Packs.copy(pack, to);
    }

    /**
     * Mails the target, once: never a second time by itself, not even after a crash between the first byte and the answer.
     *
     * @param again a person has decided that a try of unknown outcome is to be repeated
     */
    public Sending send(Pack pack, Campaign campaign, boolean again) {
        var address = campaign.document().target().email().map(EmailAddress::new);
        return address.map(to -> send(pack, campaign, to, again)).orElseGet(Sending.NoAddress::new);
    }

    /** The pack that a link leads to, with its campaign. */
    public Optional<Pack> find(String token) {
        return tokens.read(Purpose.PACK, token)
                .flatMap(subject -> letters.byPack(new CampaignId(subject.campaign()), subject.id()))
                .flatMap(packs::find);
    }

    public List<Path> files(Pack pack) {
        return Packs.files(pack.folder());
    }

    public Optional<Campaign> campaign(Pack pack) {
        return campaigns.byId(pack.letter().campaign());
    }

    private Sending send(Pack pack, Campaign campaign, EmailAddress to, boolean again) {
        var before = attempts.of(pack.letter());
        for (var attempt : before) {
            var result = attempt.result().orElse(Attempt.Result.UNKNOWN);
            if (result == Attempt.Result.ACCEPTED) {
                return new Sending.SentBefore(attempt.startedAt());
            }
            if (result == Attempt.Result.UNKNOWN && !again) {
                return new Sending.Uncertain(attempt.startedAt());
            }
        }
        return send(pack, campaign, to, before.size() + 1);
    }

    private Sending send(Pack pack, Campaign campaign, EmailAddress to, int number) {
        var letter = pack.letter();
        var mail = write.mail(pack, campaign, to, link(letter));
        if (!attempts.begin(letter, number, mail.id().toString(), clock.instant())) {
            return new Sending.Uncertain(clock.instant());
        }
        var outcome = mails.sendNow(mail);
        attempts.end(letter, number, result(outcome), clock.instant());
        return switch (outcome) {
            case Outcome.Accepted _ -> new Sending.Sent();
            case Outcome.Refused refused -> new Sending.Refused(refused.code());
            case Outcome.Deferred deferred -> new Sending.Deferred(deferred.code());
            case Outcome.Unknown _ -> new Sending.Uncertain(clock.instant());
        };
    }

    private String link(Letter letter) {
        return "/deliveries/"
                + tokens.issue(Purpose.PACK, letter.campaign().value(), letter.pack())
                        .text();
    }

    private static Attempt.Result result(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted _ -> Attempt.Result.ACCEPTED;
            case Outcome.Refused _ -> Attempt.Result.REFUSED;
            case Outcome.Deferred _ -> Attempt.Result.DEFERRED;
            case Outcome.Unknown _ -> Attempt.Result.UNKNOWN;
        };
    }
}
