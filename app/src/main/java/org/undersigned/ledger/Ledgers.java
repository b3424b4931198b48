package org.undersigned.ledger;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.CampaignId;
import org.undersigned.signature.SignatureId;
import org.undersigned.tlog.Tile;

/** The front door to the ledgers. */
@Service
public class Ledgers {

    /** Below this many from one place, a number might point at someone. */
    private static final int FEW = 5;

    /** Whatever takes longer to be published is told to those who wait for it. */
    private static final Duration USUAL = Duration.ofMinutes(1);

    private final LedgerStore store;
    private final PublishedStore published;
    private final WitnessStore witnesses;
    private final Logs logs;
    private final Receipts receipts;
    private final Disclosures disclosures;
    private final MovementStore movements;
    private final Sequencer sequencer;
    private final Doubts doubts;
    private final Refusals refusals;
    private final InstantSource clock;
    private final Optional<VerifierJar> verifier = VerifierJar.running();

    Ledgers(
            LedgerStore store,
            PublishedStore published,
            WitnessStore witnesses,
            Logs logs,
            Receipts receipts,
            Disclosures disclosures,
            MovementStore movements,
            Sequencer sequencer,
            Doubts doubts,
            Refusals refusals,
            InstantSource clock) {
        this.store = store;
        this.published = published;
        this.witnesses = witnesses;
        this.logs = logs;
        this.receipts = receipts;
        this.disclosures = disclosures;
        this.movements = movements;
        this.sequencer = sequencer;
        this.doubts = doubts;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** The public count. Empty before the first entry is published: then nobody counts yet. */
    public Optional<Tally> tally(CampaignId campaign) {
        return published
                .published(campaign)
                .map(it -> new Tally(it.head().count(), it.head().size(), it.updatedAt()));
    }

    /** The number of a signature among signatures; empty until its entry stands. */
    public Optional<Long> number(CampaignId campaign, SignatureId signature) {
        return head(campaign).flatMap(head -> store.number(campaign, head.log(), head.size(), signature));
    }

    /** What the published ledger says of a signature, and which one that is; empty before the first is published. */
    public Optional<Told> told(CampaignId campaign, SignatureId signature) {
        return head(campaign)
                .map(head -> new Told(
                        head.log(),
                        Optional.ofNullable(store.entered(campaign, head.log(), head.size(), List.of(signature))
                                .get(signature))));
    }

    /** Whether what was decided is not published as soon as usual: its sealing is refused, or it or its witnesses take long. */
    public boolean isSlow(CampaignId campaign) {
        return doubts.concernPresent(campaign)
                || published
                        .waitingSince(campaign)
                        .filter(clock.instant().minus(USUAL)::isAfter)
                        .isPresent();
    }

    /** Those of a list that count now. */
    public Set<SignatureId> counting(CampaignId campaign, Collection<SignatureId> ids) {
        return head(campaign)
                .map(head -> store.entered(campaign, head.log(), head.size(), ids))
                .orElse(Map.of())
                .entrySet()
                .stream()
                .filter(it -> it.getValue().counted())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Empty until the entry stands, and once the person is erased. */
    public Optional<String> receipt(Campaign campaign, SignatureId signature) {
        return receipts.of(campaign, signature);
    }

    /** Those who count in one of the ledgers at this size, in the order of their entries, some at a time, after an index. */
    public List<Counted> counted(CampaignId campaign, int log, long size, long afterIndex, int most) {
        return store.counted(campaign, log, size, afterIndex, most);
    }

    /** The newest ledger, as far as it is published. */
    public Optional<PublicLog> latest(CampaignId campaign) {
        return head(campaign).map(logs::known);
    }

    /** All ledgers of a campaign of which something is published, the first one first: more than one only after one was given up. */
    public List<PublicLog> all(CampaignId campaign) {
        return published.all(campaign).stream()
                .map(Sealed::head)
                .map(logs::known)
                .toList();
    }

    /** The ledger under a name: a slug, or a slug and the number of a ledger begun anew ("park.2"). */
    public Optional<PublicLog> named(Campaign campaign, int log) {
        return all(campaign.id()).stream().filter(it -> it.log() == log).findFirst();
    }

    /** When each ledger of a campaign was begun, published or not, by its number: the one before it was given up then. */
    public NavigableMap<Integer, Instant> begun(CampaignId campaign) {
        return store.begun(campaign);
    }

    /** The origins of this host's ledgers that were given up: what stands in them counts there no more. */
    public List<String> givenUp() {
        return store.givenUp();
    }

    /** The key that verifies the checkpoint of a delivery, published or not. */
    public String verifierKey(Delivered delivered) {
        return logs.key(delivered.origin()).text();
    }

    /** The slugs of campaigns in whose ledger this node can seal nothing: refused, or without its keys. */
    public List<String> refused() {
        return refusals.names();
    }

    /** What seals every ledger of this host: type and public key as a verifier key carries them, in Base64. */
    public String key() {
        return logs.key();
    }

    /** The verifier as a file; empty where this program does not run from files of its own, as in tests. */
    public Optional<VerifierJar> verifier() {
        return verifier;
    }

    public Optional<byte[]> tile(CampaignId campaign, int log, Tile tile) {
        return logs.tile(campaign, log, tile);
    }

    /** Writes a ledger as the files that it is served as: a checkpoint and all its tiles (C2SP tlog-tiles). */
    public void write(CampaignId campaign, int log, String checkpoint, Path folder) {
        logs.write(campaign, log, checkpoint, folder);
    }

    /**
     * Writes what belongs to a delivery (ledger.md §8): delivery.json, openings.ndjson, details.ndjson, checkpoint and log/.
     * False when somebody was erased since, so that the openings no longer make up the count.
     */
    public boolean write(Campaign campaign, Delivered delivered, Path folder, LongConsumer progress) {
        var opened = disclosures.write(campaign, delivered, folder, progress);
        logs.write(campaign, delivered, witnesses.cosigned(campaign.id(), delivered), folder);
        return opened + delivered.erased() == delivered.count();
    }

    /** All of one moment, so that it adds up; empty before the first entry. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<Movements> movements(CampaignId campaign) {
        return tally(campaign).flatMap(tally -> latest(campaign).map(log -> movements(campaign, log, tally)));
    }

    private Movements movements(CampaignId campaign, PublicLog log, Tally tally) {
        var now = clock.instant();
        var hour = now.truncatedTo(ChronoUnit.MINUTES).minus(Movements.MINUTES - 1L, ChronoUnit.MINUTES);
        var twoDays = now.truncatedTo(ChronoUnit.HOURS).minus(Movements.HOURS - 1L, ChronoUnit.HOURS);
        return new Movements(
                log,
                tally,
                movements.totals(campaign, log),
                movements.signatures(campaign, log, ChronoUnit.MINUTES, hour),
                movements.signatures(campaign, log, ChronoUnit.HOURS, twoDays),
                movements.signatures(campaign, log, ChronoUnit.DAYS, Instant.EPOCH),
                movements.places(campaign, log, FEW));
    }

    /** Records that the letter is handed over, in the caller's transaction; empty while nobody has signed. */
    public Optional<Delivered> deliver(Campaign campaign) {
        return sequencer.deliver(campaign);
    }

    /** How many have signed since a delivery, whether or not they count still; empty once its ledger is given up. */
    public Optional<Long> signedSince(CampaignId campaign, Delivered delivered) {
        return head(campaign)
                .filter(head -> head.log() == delivered.log())
                .map(head -> head.signatures() - store.countSignatures(campaign, head.log(), delivered.index()));
    }

    /**
     * Gives up a ledger that the database does not continue (a restored older backup), and begins another.
     *
     * @param number of the new one; that after the highest known if it is left out
     */
    public Renewal renewRefused(Campaign campaign, OptionalInt number) {
        return sequencer.renewRefused(campaign, number);
    }

    /** Gives up a ledger although no node sees anything wrong with it (a witness does), and begins another. */
    public Renewal renew(Campaign campaign, OptionalInt number) {
        return sequencer.renew(campaign, number);
    }

    private Optional<Head> head(CampaignId campaign) {
        return published.published(campaign).map(Sealed::head);
    }
}
