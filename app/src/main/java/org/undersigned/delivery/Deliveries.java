package org.undersigned.delivery;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
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

    private static final int TRIES = 5;

    private final Campaigns campaigns;
    private final Letters letters;
    private final Packs packs;
    private final PackedStore packed;
    private final AttemptStore attempts;
    private final TargetMail write;
    private final Mails mails;
    private final Tokens tokens;
    private final InstantSource clock;

    Deliveries(
            Campaigns campaigns,
            Letters letters,
            Packs packs,
            PackedStore packed,
            AttemptStore attempts,
            TargetMail write,
            Mails mails,
            Tokens tokens,
            InstantSource clock) {
        this.campaigns = campaigns;
        this.letters = letters;
        this.packs = packs;
        this.packed = packed;
        this.attempts = attempts;
        this.write = write;
        this.mails = mails;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * The frozen letter's pack; a new letter is frozen when there is none, when one is asked for, or when a lost pack cannot be
     * made again because somebody was erased since. Empty while nobody has signed, when somebody was erased at each of some
     * tries, and once the time to keep signers' data is over.
     */
    public Optional<Pack> pack(Campaign campaign, boolean anew, LongConsumer progress) {
        if (campaign.isRetentionOver(clock.instant())) {
            return Optional.empty();
        }
        var latest = letters.latest(campaign.id()).filter(_ -> !anew);
        var pack = latest.flatMap(packs::find)
                .or(() -> latest.flatMap(letter -> packs.write(letter, campaign, progress)))
                .or(() -> fresh(campaign, progress));
        pack.ifPresent(it -> packed.append(it.letter(), clock.instant()));
        return pack;
    }

    /** Somebody may be erased while the pack is written; the letter frozen next is without them. */
    private Optional<Pack> fresh(Campaign campaign, LongConsumer progress) {
        return Stream.generate(() -> letters.freeze(campaign))
                .limit(TRIES)
                .takeWhile(Optional::isPresent)
                .flatMap(letter -> packs.write(letter.orElseThrow(), campaign, progress).stream())
                .findFirst();
    }

    /** The letters handed over, the first one first: those that were frozen, and whose pack came about. */
    public List<Letter> delivered(CampaignId campaign) {
        var numbers = packed.of(campaign);
        return letters.all(campaign).stream()
                .filter(letter -> numbers.contains(letter.number()))
                .toList();
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

    /** The letter whose pack a link leads to, or led to. */
    public Optional<Letter> letter(String token) {
        return tokens.read(Purpose.PACK, token)
                .flatMap(subject -> letters.byPack(new CampaignId(subject.campaign()), subject.id()));
    }

    /** Its pack; empty when it is lost, and once the time to keep signers' data is over, deleted already or not. */
    public Optional<Pack> find(Letter letter) {
        return packs.find(letter)
                .filter(_ -> campaign(letter)
                        .filter(it -> it.isRetentionOver(clock.instant()))
                        .isEmpty());
    }

    /** The files that a person opens: all but the ledger's. */
    public List<Path> files(Pack pack) {
        return Packs.files(pack.folder()).stream()
                .filter(file -> pack.folder().equals(file.getParent()))
                .toList();
    }

    /** The whole pack as one ZIP file, streamed. */
    public void zip(Pack pack, OutputStream out) throws IOException {
        try (var zip = new ZipOutputStream(out)) {
            for (var file : Packs.files(pack.folder())) {
                zip.putNextEntry(new ZipEntry(pack.folder().relativize(file).toString()));
                Files.copy(file, zip);
            }
        }
    }

    public Optional<Campaign> campaign(Letter letter) {
        return campaigns.byId(letter.campaign());
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
