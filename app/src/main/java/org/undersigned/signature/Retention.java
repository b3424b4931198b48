package org.undersigned.signature;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.CampaignId;
import org.undersigned.campaign.Campaigns;
import org.undersigned.mail.Mails;
import org.undersigned.vault.Vault;

/**
 * Keeps what the form promises: requests go when their link has ended, address ranges after 30 days. Six months after
 * closing everyone who signed is erased, and then the campaign's keys are destroyed. In batches, each a transaction.
 */
@Service
class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final int BATCH = 1_000;
    /** While their campaign is held: whoever presses a link of it meanwhile waits, and with them all who confirm. */
    private static final int ERASED_AT_ONCE = 50;

    private static final Duration RANGES = Duration.ofDays(30);
    private static final Duration HOST_MAILS = Duration.ofDays(31);
    private static final Duration MINUTES_KEPT = Duration.ofDays(1);
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Campaigns campaigns;
    private final RequestStore requests;
    private final SignatureStore signatures;
    private final DisavowalStore disavowals;
    private final ProgressStore progress;
    private final Choices choices;
    private final Mails mails;
    private final Vault vault;
    private final InstantSource clock;
    private final TransactionOperations transactions;

    Retention(
            Campaigns campaigns,
            RequestStore requests,
            SignatureStore signatures,
            DisavowalStore disavowals,
            ProgressStore progress,
            Choices choices,
            Mails mails,
            Vault vault,
            InstantSource clock,
            TransactionOperations transactions) {
        this.campaigns = campaigns;
        this.requests = requests;
        this.signatures = signatures;
        this.disavowals = disavowals;
        this.progress = progress;
        this.choices = choices;
        this.mails = mails;
        this.vault = vault;
        this.clock = clock;
        this.transactions = transactions;
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 3_600_000)
    void run() {
        var hostMailsEnd = clock.instant().minus(HOST_MAILS);
        repeat(() -> mails.clean(Vault.HOST, hostMailsEnd, BATCH));
        transactions.executeWithoutResult(
                _ -> progress.fold(hour(clock.instant().minus(MINUTES_KEPT))));
        campaigns.all().forEach(this::tryToRun);
    }

    /** What stands in the way of one campaign, a lost key perhaps, must not keep the data of others. */
    private void tryToRun(Campaign campaign) {
        try {
            if (vault.find(campaign.id().value()).isPresent()) {
                run(campaign);
            }
        } catch (RuntimeException trouble) {
            LOG.error(
                    "retention of {} fails with {}",
                    campaign.slug().value(),
                    trouble.getClass().getName());
        }
    }

    private void run(Campaign campaign) {
        var now = clock.instant();
        var requestsGone = repeat(() -> eraseRequests(campaign, now));
        var signaturesGone = eraseSignatures(campaign.id());
        forgetRanges(campaign.id(), now.minus(RANGES));
        if (requestsGone + signaturesGone > 0) {
            LOG.info(
                    "retention: {} requests and {} signatures of {} erased",
                    requestsGone,
                    signaturesGone,
                    campaign.slug().value());
        }
        forget(campaign);
    }

    private int eraseRequests(Campaign campaign, Instant now) {
        // A link of this age has ended by confirmation-days; after closing and its grace, every link has.
        var closed = campaign.closesAt().filter(closing -> !now.isBefore(closing.plus(Campaign.GRACE)));
        var ended = closed.isPresent()
                ? now
                : now.minus(Duration.ofDays(campaign.document().confirmationDays()));
        var ids = requests.before(campaign.id(), ended, BATCH);
        requests.erase(campaign.id(), ids);
        return ids.size();
    }

    private void forgetRanges(CampaignId campaign, Instant before) {
        var last = forgetRanges(campaign, BEFORE_ALL, before);
        while (last.isPresent()) {
            last = forgetRanges(campaign, last.get().value(), before);
        }
    }

    private Optional<SignatureId> forgetRanges(CampaignId campaign, UUID after, Instant before) {
        return Objects.requireNonNull(
                transactions.execute(_ -> signatures.forgetRanges(campaign, after, before, BATCH)));
    }

    private int eraseSignatures(CampaignId campaign) {
        var all = 0;
        var some = eraseSignatures(campaign, BEFORE_ALL);
        while (!some.isEmpty()) {
            all += some.size();
            some = eraseSignatures(campaign, some.getLast().value());
        }
        return all;
    }

    private List<SignatureId> eraseSignatures(CampaignId id, UUID after) {
        return Objects.requireNonNull(transactions.execute(_ -> {
            if (!campaigns.isRetentionOver(id)) {
                return List.of();
            }
            var ids = signatures.unerased(id, after, ERASED_AT_ONCE);
            ids.forEach(each -> choices.erase(id, each));
            return ids;
        }));
    }

    /** The keys go last: until then a run that broke off is taken up again. */
    private void forget(Campaign campaign) {
        var id = campaign.id();
        repeat(() -> campaigns.isRetentionOver(id) ? mails.clean(id.value(), clock.instant(), BATCH) : 0);
        onceOver(id, () -> disavowals.forget(id));
        onceOver(id, () -> {
            vault.destroy(id.value());
            LOG.info("retention: the keys of {} are destroyed", campaign.slug().value());
        });
    }

    private void onceOver(CampaignId id, Runnable work) {
        transactions.executeWithoutResult(_ -> {
            if (campaigns.isRetentionOver(id)) {
                work.run();
            }
        });
    }

    private static Instant hour(Instant moment) {
        return moment.truncatedTo(ChronoUnit.HOURS);
    }

    private int repeat(IntSupplier batch) {
        var all = 0;
        var some = BATCH;
        while (some == BATCH) {
            some = Objects.requireNonNullElse(transactions.execute(_ -> batch.getAsInt()), 0);
            all += some;
        }
        return all;
    }
}
