package org.undersigned.signature;

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

    void ask(Campaign campaign, EmailAddress address, InquiryStore.Subject subject) {
        inquiries.append(
                campaign.id(), vault.keys(campaign.id().value()).tag(address.normal()), subject, clock.instant());
    }

    @Scheduled(fixedDelay = 250)
    @Transactional
    public void run() {
        mails.queue(inquiries.take(clock.instant(), BATCH).stream()
                .map(this::receipt)
                .flatMap(Optional::stream)
                .toList());
    }

    private Optional<Mail> receipt(InquiryStore.Answered asked) {
        var campaign = campaigns.byId(asked.campaign()).orElseThrow();
        return signatures
                .find(asked.campaign(), asked.standing())
                .flatMap(SignatureStore.Stored::personal)
                .map(bytes -> Personal.open(
                                vault.keys(asked.campaign().value()),
                                Personal.OF_SIGNATURE,
                                asked.standing().value(),
                                bytes)
                        .signer()
                        .email())
                .filter(address -> mayMail(campaign, address))
                .map(address -> write.receipt(campaign, asked.standing(), address, asked.inquiry()));
    }

    private boolean mayMail(Campaign campaign, EmailAddress address) {
        var now = clock.instant();
        var sent = mails.earlier(List.of(mails.index(address)), now.minus(Answering.MEMORY))
                .getFirst();
        return limits.mayMail(
                sent.stream()
                        .filter(it -> it.campaign() == campaign.id().value()
                                && it.kind().equals("receipt"))
                        .map(Mails.Earlier::at)
                        .toList(),
                sent.stream().map(Mails.Earlier::at).toList(),
                now);
    }
}
