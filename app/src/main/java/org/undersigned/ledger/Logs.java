package org.undersigned.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.CampaignId;
import org.undersigned.tlog.Checkpoint;
import org.undersigned.tlog.SignedNote;
import org.undersigned.tlog.SigningKey;
import org.undersigned.tlog.Tile;
import org.undersigned.tlog.VerifierKey;
import org.undersigned.vault.Vault;
import org.undersigned.verify.Delivery;

/** Ledgers as the world sees them: checkpoints, tiles, and the key. */
@Component
class Logs {

    private final TileStore tiles;
    private final Vault vault;

    Logs(TileStore tiles, Vault vault) {
        this.tiles = tiles;
        this.vault = vault;
    }

    PublicLog known(Head head) {
        return new PublicLog(
                head.log(),
                head.origin(),
                head.size(),
                head.note().orElseThrow(),
                key(head.origin()).text());
    }

    VerifierKey key(String origin) {
        return new SigningKey(origin, vault.ledgerSeed()).verifierKey();
    }

    /** What is the same in the verifier keys of all: the type and the public key, in Base64 (C2SP signed-note). */
    String key() {
        return new SigningKey("host", vault.ledgerSeed()).verifierKey().text().split("\\+", 3)[2];
    }

    Optional<byte[]> tile(CampaignId campaign, int log, Tile tile) {
        return tiles.of(campaign, log).read(tile);
    }

    /** The checkpoint as files have it may bear more signatures than delivery.json, which says what was frozen. */
    void write(Campaign campaign, Delivered delivered, String checkpoint, Path folder) {
        var delivery = new Delivery(
                delivered.origin(),
                campaign.slug().value(),
                campaign.text().hash(),
                delivered.count(),
                delivered.erased(),
                delivered.index(),
                SignedNote.parse(delivered.checkpoint()),
                Optional.of(key(delivered.origin()).text()));
        try {
            Files.writeString(folder.resolve("delivery.json"), delivery.json() + "\n");
            Files.writeString(folder.resolve("checkpoint"), checkpoint);
            write(campaign.id(), delivered.log(), checkpoint, folder.resolve("log"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    void write(CampaignId campaign, int log, String checkpoint, Path folder) {
        var reader = tiles.of(campaign, log);
        var size = Checkpoint.unverified(SignedNote.parse(checkpoint)).size();
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("checkpoint"), checkpoint);
            for (var tile : (Iterable<Tile>) Tile.added(0, size)::iterator) {
                var file = folder.resolve(tile.path());
                Files.createDirectories(file.getParent());
                Files.write(file, reader.read(tile).orElseThrow());
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
