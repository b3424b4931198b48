package org.undersigned.backup;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A backup that is read. Opening it reads all of it, so that a damaged one is found out before anything is changed. */
public final class BackupFile implements Closeable {

    static final String MANIFEST = "manifest.json";

    private final Path file;
    private final ZipFile zip;
    private final Manifest manifest;

    private BackupFile(Path file, ZipFile zip) throws IOException {
        this.file = file;
        this.zip = zip;
        this.manifest = readManifest();
        mustBeWhole();
    }

    public static BackupFile open(Path file) throws IOException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new BackupRefused("unreadable", file.toString());
        }
        try {
            return opened(file, new ZipFile(file.toFile()));
        } catch (ZipException | EOFException _) {
            throw new BackupRefused("damaged", file.toString());
        }
    }

    private static BackupFile opened(Path file, ZipFile zip) throws IOException {
        try {
            return new BackupFile(file, zip);
        } catch (IOException | RuntimeException failed) {
            zip.close();
            throw failed;
        }
    }

    Manifest manifest() {
        return manifest;
    }

    InputStream read(Manifest.Part part) throws IOException {
        return zip.getInputStream(entry(part.name()).orElseThrow(this::damaged));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private Manifest readManifest() throws IOException {
        try (var json = zip.getInputStream(entry(MANIFEST).orElseThrow(this::foreign))) {
            var read = new JsonMapper().readValue(json, Manifest.class);
            if (!Manifest.FORMAT.equals(read.format())) {
                throw foreign();
            }
            return read;
        } catch (JacksonException _) {
            throw foreign();
        }
    }

    private void mustBeWhole() throws IOException {
        for (var part : (Iterable<Manifest.Part>) manifest.parts()::iterator) {
            try (var content = read(part)) {
                if (!Fingerprint.of(content).equals(part.sha256())) {
                    throw damaged();
                }
            }
        }
    }

    private Optional<ZipEntry> entry(String name) {
        return Optional.ofNullable(zip.getEntry(name));
    }

    private BackupRefused foreign() {
        return new BackupRefused("foreign", file.toString());
    }

    private BackupRefused damaged() {
        return new BackupRefused("damaged", file.toString());
    }
}
