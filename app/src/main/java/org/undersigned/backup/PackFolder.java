package org.undersigned.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.util.FileSystemUtils;

/** The packs that were handed over: each is whole or not there and never changes. */
record PackFolder(Path folder) {

    private static final String PREFIX = "packs/";
    private static final String UNFINISHED = ".part";

    private static final FileAttribute<?> FOR_THE_OWNER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<?> FILE_FOR_THE_OWNER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    List<Manifest.Part> addTo(BackupDraft draft) throws IOException {
        var parts = new ArrayList<Manifest.Part>();
        if (Files.isDirectory(folder)) {
            for (var file : files()) {
                parts.add(draft.add(PREFIX + folder.relativize(file), out -> Files.copy(file, out)));
            }
        }
        return parts;
    }

    /** A pack that is there already is that pack, and stays. */
    void fillFrom(BackupFile backup) throws IOException {
        var packs = backup.manifest().packs().stream()
                .collect(Collectors.groupingBy(
                        part -> path(part).getName(0).toString(), LinkedHashMap::new, Collectors.toList()));
        for (var pack : packs.entrySet()) {
            if (Files.notExists(folder.resolve(pack.getKey()))) {
                write(backup, pack.getKey(), pack.getValue());
            }
        }
    }

    private void write(BackupFile backup, String name, List<Manifest.Part> parts) throws IOException {
        var draft = folder.resolve(name + UNFINISHED);
        FileSystemUtils.deleteRecursively(draft);
        Files.createDirectories(draft, FOR_THE_OWNER);
        for (var part : parts) {
            var file = draft.resolve(Path.of(name).relativize(path(part)));
            Files.createDirectories(file.getParent(), FOR_THE_OWNER);
            Files.createFile(file, FILE_FOR_THE_OWNER);
            try (var content = backup.read(part);
                    var out = Files.newOutputStream(file)) {
                content.transferTo(out);
            }
        }
        Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private List<Path> files() throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file ->
                            !folder.relativize(file).getName(0).toString().endsWith(UNFINISHED))
                    .sorted()
                    .toList();
        }
    }

    /** A name that leads out of the folder was not written by us. */
    private static Path path(Manifest.Part part) {
        var path = Path.of(part.name().substring(PREFIX.length())).normalize();
        if (!part.name().startsWith(PREFIX) || path.isAbsolute() || path.startsWith("..") || path.getNameCount() < 2) {
            throw new BackupRefused("foreign", part.name());
        }
        return path;
    }
}
