package org.undersigned.signature;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Campaigns;
import org.undersigned.limit.Limits;
import org.undersigned.mail.EmailAddress;
import org.undersigned.mail.Mail;
import org.undersigned.mail.Mails;
import org.undersigned.vault.Vault;

/** Mails a lost link again, within the limits of its recipient, and tells nobody but the inbox. */
@Service
class Inquiries {

    private static final int BATCH = 200;
    private static final List<String> RECEIPTS = List.of("receipt", "receipt-file");

    /** How long a second click on the same button is the first one. */
    private static final Duration ONE_CLICK = Duration.ofMinutes(1);

    /** How long receipts are counted: whoever pesters an inbox must not keep its holder from taking back a signature. */
    private static final Duration MEMORY = Duration.ofDays(31);

    private final Campaigns campaigns;
    private final InquiryStore inquiries;
    private final SignatureStore signatures;
    private final SignatureMails write;
    private final Mails mails;
    private final Vault vault;
    private final Limits limits;
    private final InstantSource clock;

    Inquiries(
            Campaigns campaigns,
            InquiryStore inquiries,
            SignatureStore signatures,
            SignatureMails write,
            Mails mails,
            Vault vault,
            Limits limits,
            InstantSource clock) {
        this.campaigns = campaigns;
        this.inquiries = inquiries;
        this.signatures = signatures;
        this.write = write;
        this.mails = mails;
        this.vault = vault;
        this.limits = limits;
        this.clock = clock;
    }

    /** In a transaction, whose commit is believed only without a warning. */
    @Transactional
    public void ask(Campaign campaign, EmailAddress address, InquiryStore.Subject subject) {
        vault.find(campaign.id().value())
                .ifPresent(
                        keys -> inquiries.append(campaign.id(), keys.tag(address.normal()), subject, clock.instant()));
    }

    @Scheduled(fixedDelay = 250)
    @Transactional
    public void run() {
        mails.queue(inquiries.take(clock.instant(), BATCH).stream()
                .map(this::receipt)
                .flatMap(Optional::stream)
                .toList());
    }

    /** Two clicks are one mail: the second comes too soon, or at once, and then sees as many before it. */
    @Transactional
    public void mail(Standing standing, byte[] receipt) {
        var campaign = standing.campaign();
        standing.signer().map(Signer::email).ifPresent(address -> {
            var sent = sent(campaign, address);
            if (mayMail(campaign, sent) && !justMailed(campaign, sent)) {
                var occasion = SignatureMails.occasion(
                        "receipt-file",
                        standing.id().value(),
                        inCampaign(campaign, sent).size());
                mails.queue(List.of(write.receiptFile(campaign, standing.id(), address, occasion, receipt)));
            }
        });
    }

    private Optional<Mail> receipt(InquiryStore.Answered asked) {
        var campaign = campaigns.byId(asked.campaign()).orElseThrow();
        return signatures
                .find(asked.campaign(), asked.signature())
                .flatMap(SignatureStore.Stored::personal)
                .map(bytes -> Personal.open(
                                vault.keys(asked.campaign().value()),
                                Personal.OF_SIGNATURE,
                                asked.signature().value(),
                                bytes)
                        .signer()
                        .email())
                .filter(address -> mayMail(campaign, sent(campaign, address)))
                .map(address -> write.receipt(campaign, asked.signature(), address, asked.inquiry()));
    }

    private List<Mails.Earlier> sent(Campaign campaign, EmailAddress address) {
        var recipient = new Mails.Recipient(campaign.id().value(), mails.index(address));
        return mails.earlier(List.of(recipient), clock.instant().minus(limits.mailMemory()))
                .getFirst();
    }

    private boolean mayMail(Campaign campaign, List<Mails.Earlier> sent) {
        var now = clock.instant();
        return limits.mayMail(
                inCampaign(campaign, sent).stream()
                        .filter(it -> RECEIPTS.contains(it.kind()) && it.at().isAfter(now.minus(MEMORY)))
                        .map(Mails.Earlier::at)
                        .toList(),
                sent.stream().map(Mails.Earlier::at).toList(),
                now);
    }

    private boolean justMailed(Campaign campaign, List<Mails.Earlier> sent) {
        var before = clock.instant().minus(ONE_CLICK);
        return inCampaign(campaign, sent).stream()
                .anyMatch(it -> it.kind().equals("receipt-file") && it.at().isAfter(before));
    }

    private static List<Mails.Earlier> inCampaign(Campaign campaign, List<Mails.Earlier> sent) {
        return sent.stream()
                .filter(it -> it.campaign() == campaign.id().value())
                .toList();
    }
}
