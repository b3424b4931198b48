package org.undersigned.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The key folder: {@code master.key} (a Tink keyset in the clear, 0600) and a file for the host and for each campaign,
 * wrapped by it. Destroying a campaign's file destroys its personal data, in old backups too. Nodes may share it.
 */
final class KeyFolder {

    private static final String DESTROYED = "destroyed\n";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path folder;
    private final Aead master;

    KeyFolder(Path folder) {
        this.folder = folder;
        try {
            AeadConfig.register();
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            this.master = aead(masterKeyset());
        } catch (GeneralSecurityException | IOException broken) {
            throw KeysUnusable.because(folder, broken);
        }
    }

    /** Makes the keys of a campaign unless they are there; of two who make them at once, one wins and both read the same. */
    void create(long campaign) {
        try {
            if (!Files.exists(file(campaign))) {
                var secret = new byte[32];
                RANDOM.nextBytes(secret);
                var keyset = TinkProtoKeysetFormat.serializeEncryptedKeyset(fresh(), master, label("keyset", campaign));
                put(
                        file(campaign),
                        base64(keyset) + "\n" + base64(master.encrypt(secret, label("secret", campaign))) + "\n");
            }
        } catch (GeneralSecurityException | IOException broken) {
            throw KeysUnusable.because(folder, broken);
        }
    }

    Keys read(long campaign) {
        if (isDestroyed(campaign)) {
            throw KeysUnusable.destroyed(file(campaign));
        }
        try {
            var lines = Files.readAllLines(file(campaign));
            var keyset =
                    TinkProtoKeysetFormat.parseEncryptedKeyset(bytes(lines.get(0)), master, label("keyset", campaign));
            return new Keys(campaign, aead(keyset), master.decrypt(bytes(lines.get(1)), label("secret", campaign)));
        } catch (GeneralSecurityException | IOException | IndexOutOfBoundsException | IllegalArgumentException broken) {
            throw KeysUnusable.because(file(campaign), broken);
        }
    }

    /** Leaves a mark in place of the keys, so that none are made again. */
    void destroy(long campaign) {
        if (campaign == Vault.HOST) {
            throw new IllegalArgumentException("the host's keys open every link and index");
        }
        try {
            var mark = draft(DESTROYED);
            Files.move(mark, file(campaign), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException broken) {
            throw KeysUnusable.because(folder, broken);
        }
    }

    boolean isDestroyed(long campaign) {
        try {
            return Files.readString(file(campaign)).equals(DESTROYED);
        } catch (IOException broken) {
            throw KeysUnusable.because(file(campaign), broken);
        }
    }

    private KeysetHandle masterKeyset() throws GeneralSecurityException, IOException {
        var file = folder.resolve("master.key");
        if (!Files.exists(file)) {
            put(file, TinkJsonProtoKeysetFormat.serializeKeyset(fresh(), InsecureSecretKeyAccess.get()) + "\n");
        }
        return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get());
    }

    private void put(Path file, String content) throws IOException {
        var draft = draft(content);
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException lost) {
            // Another process was first; its keys are the keys.
            return;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private Path draft(String content) throws IOException {
        var draft = Files.createTempFile(
                folder, ".new", "", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, content);
        try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        return draft;
    }

    private Path file(long campaign) {
        return folder.resolve(campaign == Vault.HOST ? "host.key" : "campaign-" + campaign + ".key");
    }

    private static KeysetHandle fresh() throws GeneralSecurityException {
        return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
    }

    private static Aead aead(KeysetHandle keyset) throws GeneralSecurityException {
        return keyset.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    private static byte[] label(String what, long campaign) {
        return ("undersigned/" + what + "/" + campaign).getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(base64);
    }
}
