package org.undersigned.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.undersigned.tlog.TiledTree;
import org.undersigned.witness.AddCheckpoint;

/**
 * Shows the newest checkpoints to the witnesses that the host has named, and keeps their cosignatures. Nothing waits for it but
 * what is published when the host asks for a quorum.
 */
@Service
public class Witnesses {

    private static final Logger LOG = LoggerFactory.getLogger(Witnesses.class);
    private static final Duration SHORTEST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private record Asked(String witness, String origin) {}

    /** How long a witness is left alone that did not cosign. */
    private record Pause(Instant until, Duration length) {}

    private final WitnessSettings settings;
    private final WitnessStore store;
    private final PublishedStore published;
    private final LedgerStore ledgers;
    private final WitnessClient client;
    private final TileStore tiles;
    private final TransactionOperations transactions;
    private final InstantSource clock;
    private final Map<Asked, Pause> pauses = new ConcurrentHashMap<>();
    private final Set<Asked> contradicted = ConcurrentHashMap.newKeySet();

    Witnesses(
            WitnessSettings settings,
            WitnessStore store,
            PublishedStore published,
            LedgerStore ledgers,
            WitnessClient client,
            TileStore tiles,
            TransactionOperations transactions,
            InstantSource clock) {
        this.settings = settings;
        this.store = store;
        this.published = published;
        this.ledgers = ledgers;
        this.client = client;
        this.tiles = tiles;
        this.transactions = transactions;
        this.clock = clock;
    }

    public List<String> names() {
        return settings.witnesses().stream().map(it -> it.key().name()).toList();
    }

    /** How many ledgers have an end that this witness has not cosigned, 200 at most. */
    public long countUncosigned(String name) {
        return settings.witnesses().stream()
                .filter(it -> it.key().name().equals(name))
                .mapToLong(it -> store.uncosigned(it.key().text(), Set.of()).size())
                .sum();
    }

    /**
     * How many ledgers this witness holds more of than we do, or something else, as far as this node was told. It may be lying:
     * nothing stops for its word, but a person must look.
     */
    public long countContradicted(String name) {
        return settings.witnesses().stream()
                .filter(it -> it.key().name().equals(name))
                .flatMap(it -> contradicted.stream()
                        .filter(asked -> asked.witness().equals(it.key().text())))
                .count();
    }

    /** The names of those that say so of any ledger. */
    public List<String> contradicting() {
        return names().stream().filter(name -> countContradicted(name) > 0).toList();
    }

    /** All are shown the same, each in a thread of its own: a slow one holds up the next round for seconds, and then is left alone. */
    @Scheduled(fixedDelay = 1_000)
    void run() {
        forgetGivenUp();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var witness : settings.witnesses()) {
                // Those that wait are no part of a round, so that they keep no other out of it.
                store.uncosigned(witness.key().text(), paused(witness))
                        .forEach(it -> threads.execute(() -> show(it, witness)));
            }
        }
        published.publish();
    }

    /** What was given up is contradicted no more. */
    private void forgetGivenUp() {
        if (!contradicted.isEmpty()) {
            var givenUp = Set.copyOf(ledgers.givenUp());
            contradicted.removeIf(asked -> givenUp.contains(asked.origin()));
        }
    }

    private void show(Sealed sealed, WitnessSettings.Witness witness) {
        try {
            switch (ask(sealed, witness)) {
                case WitnessClient.Answer.Cosigned(var line) -> {
                    keep(sealed, witness, line.text());
                    pauses.remove(asked(witness, sealed));
                    contradicted.remove(asked(witness, sealed));
                }
                case WitnessClient.Answer.Holds(var size)
                when isBeyond(sealed, size) -> contradict(sealed, witness, "it holds size " + size);
                case WitnessClient.Answer.Contradicts(var how) -> contradict(sealed, witness, how);
                case WitnessClient.Answer.Holds(var size) -> pause(sealed, witness, "it holds size " + size);
                case WitnessClient.Answer.Nothing(var why) -> pause(sealed, witness, why);
            }
        } catch (RuntimeException trouble) {
            pause(sealed, witness, trouble.getClass().getName());
        }
    }

    /** More than the database has by now: another node may have shown it a later checkpoint than this one. */
    private boolean isBeyond(Sealed sealed, long size) {
        return ledgers.head(sealed.campaign())
                .filter(head -> head.origin().equals(sealed.head().origin()))
                .filter(head -> head.size() < size)
                .isPresent();
    }

    private void contradict(Sealed sealed, WitnessSettings.Witness witness, String how) {
        if (contradicted.add(asked(witness, sealed))) {
            LOG.error(
                    "the witness {} contradicts the ledger {} at size {}: {}",
                    witness.key().name(),
                    sealed.head().origin(),
                    sealed.head().size(),
                    how);
        }
        pause(sealed, witness, how);
    }

    /** From where we know it to be, and once more from where it says that it is. */
    private WitnessClient.Answer ask(Sealed sealed, WitnessSettings.Witness witness) {
        return switch (client.ask(witness, request(sealed, sealed.cosigned()))) {
            case WitnessClient.Answer.Holds(var size)
            when size <= sealed.head().size() -> client.ask(witness, request(sealed, size));
            case WitnessClient.Answer answer -> answer;
        };
    }

    private AddCheckpoint request(Sealed sealed, long from) {
        var checkpoint = sealed.checkpoint();
        var tree =
                new TiledTree(tiles.of(sealed.campaign(), sealed.head().log()), checkpoint.size(), checkpoint.root());
        var proof = from == checkpoint.size() ? List.<byte[]>of() : tree.consistency(from, tree.rootAt(from));
        return new AddCheckpoint(from, proof, sealed.note());
    }

    private void keep(Sealed sealed, WitnessSettings.Witness witness, String line) {
        transactions.executeWithoutResult(_ -> {
            store.add(sealed, witness.key().text(), line, clock.instant());
            store.prune(sealed, clock.instant());
        });
    }

    private List<String> paused(WitnessSettings.Witness witness) {
        var now = clock.instant();
        return pauses.entrySet().stream()
                .filter(it -> it.getKey().witness().equals(witness.key().text()))
                .filter(it -> now.isBefore(it.getValue().until()))
                .map(it -> it.getKey().origin())
                .toList();
    }

    private void pause(Sealed sealed, WitnessSettings.Witness witness, String why) {
        var pause = pauses.merge(
                asked(witness, sealed),
                new Pause(clock.instant().plus(SHORTEST), SHORTEST),
                (before, _) -> longer(before));
        LOG.warn(
                "{} did not cosign {} at size {}: {}; asked again in {}",
                witness.key().name(),
                sealed.head().origin(),
                sealed.head().size(),
                why,
                pause.length());
    }

    private Pause longer(Pause before) {
        var doubled = before.length().multipliedBy(2);
        var length = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        return new Pause(clock.instant().plus(length), length);
    }

    private static Asked asked(WitnessSettings.Witness witness, Sealed sealed) {
        return new Asked(witness.key().text(), sealed.head().origin());
    }
}
