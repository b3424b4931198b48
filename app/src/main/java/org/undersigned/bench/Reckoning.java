package org.undersigned.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.undersigned.vault.Tokens;
import org.undersigned.vault.Vault;
import org.undersigned.verify.Receipt;

/** The end of a run with crashes: waits until what goes by itself is done, gathers what is there, and has it checked. */
final class Reckoning {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
    private static final Duration BETWEEN = Duration.ofMillis(250);

    private final int port;
    private final String slug;
    private final Database database;
    private final Vault vault;
    private final Postman postman;
    private final Promises promises;

    Reckoning(int port, String slug, Database database, Vault vault, Postman postman, Promises promises) {
        this.port = port;
        this.slug = slug;
        this.database = database;
        this.vault = vault;
        this.postman = postman;
        this.promises = promises;
    }

    List<Finding> findings() {
        var campaign = database.campaign(slug);
        awaitQuiet(campaign);
        var stored = database.tags("request", campaign);
        var findings = new ArrayList<Finding>();
        findings.add(SetCheck.stored(tags(campaign, promises.requests()), stored));
        findings.add(SetCheck.mailed(stored, tags(campaign, promises.mails().keySet())));
        findings.addAll(ofTheLedger(campaign));
        return findings;
    }

    private List<Finding> ofTheLedger(long campaign) {
        var receipts = receipts(campaign);
        var confirmed = promises.confirmations().stream().map(UUID::toString).collect(Collectors.toSet());
        var vkey = receipts.values().stream().findFirst().flatMap(Receipt::vkey);
        if (vkey.isEmpty()) {
            return List.of(SetCheck.entered(confirmed, Map.of(), List.of()));
        }
        var outsider = new Outsider(port, slug, vkey.get());
        var ledger = outsider.signatures();
        var whole = SetCheck.whole(database.count("signature", campaign), ledger);
        return List.of(
                SetCheck.entered(confirmed, entries(receipts), ledger),
                outsider.wrong()
                        .map(why -> new Finding(whole.promise(), whole.of(), List.of(why)))
                        .orElse(whole),
                SetCheck.proven(promises.receipts().entrySet().stream()
                        .collect(Collectors.toMap(
                                it -> it.getKey().toString(), it -> outsider.refutes(it.getValue())))));
    }

    private Set<String> tags(long campaign, Set<String> addresses) {
        var keys = vault.keys(campaign);
        return addresses.stream()
                .map(address -> HexFormat.of().formatHex(keys.tag(address)))
                .collect(Collectors.toSet());
    }

    private static Map<String, String> entries(Map<String, Receipt> receipts) {
        var entries = new HashMap<String, String>();
        receipts.forEach(
                (signature, receipt) -> entries.put(signature, HexFormat.of().formatHex(receipt.entry())));
        return entries;
    }

    /** The receipt of every answered confirmation that has one. */
    private Map<String, Receipt> receipts(long campaign) {
        var tokens = new Tokens(vault);
        var receipts = new HashMap<String, Receipt>();
        for (var signature : promises.confirmations()) {
            Connection.find(port, Forms.receipt(tokens.issue(Tokens.Purpose.RECEIPT, campaign, signature)))
                    .map(json -> Receipt.parse(new String(json, StandardCharsets.UTF_8)))
                    .ifPresent(receipt -> receipts.put(signature.toString(), receipt));
        }
        return receipts;
    }

    private void awaitQuiet(long campaign) {
        var latest = System.nanoTime() + LONGEST_WAIT.toNanos();
        database.endLeases();
        while (database.waiting(campaign) > 0) {
            if (System.nanoTime() > latest) {
                throw new IllegalStateException(
                        database.waiting(campaign) + " answers, mails or entries are still to come");
            }
            postman.collect();
            Pause.of(BETWEEN);
        }
        postman.collect();
    }
}
