package org.undersigned.signature;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Campaigns;
import org.undersigned.limit.Limits;
import org.undersigned.mail.Mail;
import org.undersigned.mail.Mails;
import org.undersigned.vault.Vault;

/**
 * Answers requests from state: a link, "you have already signed", or nothing. Only the inbox learns which. A batch and its
 * mails are one transaction, so a crash repeats it whole.
 */
@Service
class Answering {

    private static final Logger LOG = LoggerFactory.getLogger(Answering.class);
    private static final int BATCH = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration KEY_WAIT = Duration.ofHours(1);
    private static final Duration REMINDER_AFTER = Duration.ofDays(3);
    private static final List<String> LINKS = List.of("confirmation", "reminder", "already");

    /** What goes out for a request, and what is due for it then. */
    private record Answer(Optional<Mail> mail, DueStore.Next next) {}

    private final Campaigns campaigns;
    private final DueStore due;
    private final SignatureMails write;
    private final Mails mails;
    private final Vault vault;
    private final Limits limits;
    private final Rush rush;
    private final InstantSource clock;
    private final TransactionOperations transactions;

    Answering(
            Campaigns campaigns,
            DueStore due,
            SignatureMails write,
            Mails mails,
            Vault vault,
            Limits limits,
            Rush rush,
            InstantSource clock,
            TransactionOperations transactions) {
        this.campaigns = campaigns;
        this.due = due;
        this.write = write;
        this.mails = mails;
        this.vault = vault;
        this.limits = limits;
        this.rush = rush;
        this.clock = clock;
        this.transactions = transactions;
    }

    @Scheduled(fixedDelay = 250)
    void run() {
        var more = true;
        while (more && !mayWait()) {
            more = Boolean.TRUE.equals(transactions.execute(_ -> answerSome()));
        }
    }

    /** A mail that is a few seconds late harms nobody; one that is later goes out, however many sign. */
    private boolean mayWait() {
        return rush.isOn()
                && due.oldest()
                        .filter(since -> since.isBefore(clock.instant().minus(PATIENCE)))
                        .isEmpty();
    }

    /** True while there may be more. */
    private boolean answerSome() {
        var now = clock.instant();
        var batch = due.take(now, BATCH, limits.flood());
        if (batch.isEmpty()) {
            return false;
        }
        var before = mails.earlier(batch.stream().map(Answering::recipient).toList(), now.minus(limits.mailMemory()));
        var written = new HashMap<ByteBuffer, List<Mails.Earlier>>();
        var answers = new ArrayList<Answer>();
        for (var i = 0; i < batch.size(); i++) {
            var one = batch.get(i);
            var inBatch =
                    written.computeIfAbsent(ByteBuffer.wrap(one.request().addressIndex()), _ -> new ArrayList<>());
            var ofAddress =
                    Stream.of(before.get(i), inBatch).flatMap(List::stream).toList();
            tryToAnswer(one, ofAddress, now).ifPresent(answer -> {
                answers.add(answer);
                answer.mail().ifPresent(mail -> inBatch.add(new Mails.Earlier(mail.campaign(), mail.kind(), now)));
            });
        }
        mails.queue(answers.stream().flatMap(answer -> answer.mail().stream()).toList());
        due.settle(answers.stream().map(Answer::next).toList());
        return batch.size() == BATCH;
    }

    /** What cannot be opened, or written to, waits for its key or for better code, and holds up nobody. */
    private Optional<Answer> tryToAnswer(DueStore.Due one, List<Mails.Earlier> ofAddress, Instant now) {
        try {
            return Optional.of(answer(one, ofAddress, now));
        } catch (DataAccessException | TransactionException trouble) {
            throw trouble;
        } catch (RuntimeException closed) {
            LOG.error(
                    "Request {} of campaign {} waits: {}",
                    one.request().id().value(),
                    one.request().campaign().value(),
                    closed.getClass().getSimpleName());
            due.postpone(one.request(), now.plus(KEY_WAIT));
            return Optional.empty();
        }
    }

    private static Mails.Recipient recipient(DueStore.Due one) {
        return new Mails.Recipient(
                one.request().campaign().value(), one.request().addressIndex());
    }

    private Answer answer(DueStore.Due one, List<Mails.Earlier> ofAddress, Instant now) {
        var campaign = campaigns.byId(one.request().campaign()).orElseThrow();
        var mail = one.disavowed() || one.flood() ? Optional.<Mail>empty() : mail(one, campaign, ofAddress, now);
        var remind = one.request().requestedAt().plus(REMINDER_AFTER);
        var reminder = mail.filter(it -> it.kind().equals("confirmation")).isPresent()
                && now.isBefore(remind)
                && remind.isBefore(campaign.linkEnds(one.request().requestedAt()));
        return new Answer(
                mail, new DueStore.Next(one.request(), reminder ? Optional.of(remind) : Optional.<Instant>empty()));
    }

    private Optional<Mail> mail(DueStore.Due one, Campaign campaign, List<Mails.Earlier> ofAddress, Instant now) {
        var request = one.request();
        var earlier = ofAddress.stream()
                .filter(sent -> one.lifted().map(sent.at()::isAfter).orElse(true))
                .toList();
        var inCampaign = earlier.stream()
                .filter(sent -> sent.campaign() == campaign.id().value() && LINKS.contains(sent.kind()))
                .toList();
        var mayMail = limits.mayMail(
                inCampaign.stream().map(Mails.Earlier::at).toList(),
                earlier.stream().map(Mails.Earlier::at).toList(),
                now);
        if (!mayMail || !now.isBefore(campaign.linkEnds(request.requestedAt()))) {
            return Optional.empty();
        }
        return switch (one.step()) {
            case FIRST -> first(one, campaign, inCampaign, now);
            case REMINDER -> reminder(one, campaign, inCampaign);
        };
    }

    private Optional<Mail> first(DueStore.Due one, Campaign campaign, List<Mails.Earlier> inCampaign, Instant now) {
        var request = one.request();
        var occasion = SignatureMails.occasion("first", request.id().value(), one.dueAt());
        if (one.standing().isEmpty() && one.confirmed()) {
            // Confirmed and withdrawn since: its link has no more to give.
            return Optional.empty();
        }
        if (one.standing().isEmpty()) {
            return Optional.of(
                    write.confirmation(campaign, request.id(), request.requestedAt(), signer(request), occasion));
        }
        var saidToday = inCampaign.stream()
                .anyMatch(sent -> sent.kind().equals("already") && sent.at().isAfter(now.minus(Duration.ofDays(1))));
        return saidToday
                ? Optional.empty()
                : one.standing()
                        .map(standing -> write.already(
                                campaign, standing, signer(request).email(), occasion));
    }

    /** Once an address and campaign, and only while it has not confirmed. */
    private Optional<Mail> reminder(DueStore.Due one, Campaign campaign, List<Mails.Earlier> inCampaign) {
        var request = one.request();
        var reminded = inCampaign.stream().anyMatch(sent -> sent.kind().equals("reminder"));
        return reminded || one.standing().isPresent() || one.confirmed()
                ? Optional.empty()
                : Optional.of(write.reminder(
                        campaign,
                        request.id(),
                        request.requestedAt(),
                        signer(request),
                        SignatureMails.occasion("reminder", request.id().value())));
    }

    private Signer signer(RequestStore.Stored request) {
        return Personal.open(
                        vault.keys(request.campaign().value()),
                        Personal.OF_REQUEST,
                        request.id().value(),
                        request.personal())
                .signer();
    }
}
