package org.undersigned.signature;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Campaigns;

/**
 * Keeps what the form promises: requests go when their link has ended, address ranges after 30 days, and six months after
 * closing everyone who signed is erased. In batches, each a transaction of its own.
 */
@Service
class Retention {

    /** How long after closing signers' data are kept; the form says so. */
    static final int MONTHS = 6;

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final int BATCH = 1_000;
    private static final Duration RANGES = Duration.ofDays(30);

    private final Campaigns campaigns;
    private final RequestStore requests;
    private final SignatureStore signatures;
    private final Choices choices;
    private final InstantSource clock;
    private final TransactionOperations transactions;

    Retention(
            Campaigns campaigns,
            RequestStore requests,
            SignatureStore signatures,
            Choices choices,
            InstantSource clock,
            TransactionOperations transactions) {
        this.campaigns = campaigns;
        this.requests = requests;
        this.signatures = signatures;
        this.choices = choices;
        this.clock = clock;
        this.transactions = transactions;
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 3_600_000)
    void run() {
        campaigns.all().forEach(this::run);
    }

    void run(Campaign campaign) {
        var now = clock.instant();
        var requestsGone = repeat(() -> eraseRequests(campaign, now));
        var signaturesGone = retentionEnded(campaign, now) ? repeat(() -> eraseSignatures(campaign)) : 0;
        transactions.executeWithoutResult(_ -> signatures.forgetRanges(campaign.id(), now.minus(RANGES)));
        if (requestsGone + signaturesGone > 0) {
            LOG.info(
                    "retention: {} requests and {} signatures of {} erased",
                    requestsGone,
                    signaturesGone,
                    campaign.slug().value());
        }
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

    private int eraseSignatures(Campaign campaign) {
        var ids = signatures.unerased(campaign.id(), BATCH);
        ids.forEach(id -> choices.erase(campaign, id));
        return ids.size();
    }

    private static boolean retentionEnded(Campaign campaign, Instant now) {
        return campaign.closesAt()
                .map(closing ->
                        closing.atOffset(ZoneOffset.UTC).plusMonths(MONTHS).toInstant())
                .filter(end -> !now.isBefore(end))
                .isPresent();
    }

    private int repeat(java.util.function.IntSupplier batch) {
        var all = 0;
        var some = BATCH;
        while (some == BATCH) {
            some = java.util.Objects.requireNonNullElse(transactions.execute(_ -> batch.getAsInt()), 0);
            all += some;
        }
        return all;
    }
}
