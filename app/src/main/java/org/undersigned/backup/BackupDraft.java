package org.undersigned.backup;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.json.JsonMapper;

/** A backup that is being written, for its owner alone, beside the name that it gets when it is whole and on the disk. */
final class BackupDraft implements Closeable {

    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final Path draft;
    private final FileChannel channel;
    private final ZipOutputStream zip;

    BackupDraft(Path file) throws IOException {
        this.file = file;
        this.draft = Files.createTempFile(
                file.resolveSibling("."),
                ".unfinished-backup-",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        this.channel = FileChannel.open(draft, StandardOpenOption.WRITE);
        this.zip = new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER));
        // Most of it is sealed and does not shrink; what does, does so at the first try.
        zip.setLevel(Deflater.BEST_SPEED);
    }

    /** What writes the content of one part. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    Manifest.Part add(String name, Content content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        var digest = new DigestOutputStream(zip, Fingerprint.begun());
        content.writeTo(digest);
        zip.closeEntry();
        return new Manifest.Part(name, Fingerprint.of(digest.getMessageDigest()));
    }

    /** From here on the backup is there, also after a power cut. */
    void finish(Manifest manifest) throws IOException {
        var json = new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest);
        add(BackupFile.MANIFEST, out -> out.write(json));
        zip.finish();
        zip.flush();
        channel.force(true);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (var folder = FileChannel.open(file.resolveSibling("."), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            Files.deleteIfExists(draft);
        }
    }
}
