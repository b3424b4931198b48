package org.undersigned.postgres;

import java.io.BufferedInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL, unpacked from the class path into a folder that is named after their version. */
record Programs(Path home) {

    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
    private static final String NAME = "programs-";
    private static final Pattern MAJOR = Pattern.compile("PostgreSQL\\) (\\d+)");

    static Programs unpackedIn(Path folder, Launcher launcher) throws IOException {
        var archive = Programs.class.getResource(ARCHIVE);
        if (archive == null || !onLinuxOnAmd64()) {
            throw new PostgresRefused(
                    "platform-unsupported", System.getProperty("os.name"), System.getProperty("os.arch"));
        }
        var home = folder.resolve(NAME + fingerprint(archive));
        if (Files.notExists(home)) {
            var unfinished = new Tree(folder.resolve(Tree.UNFINISHED + "programs"));
            unfinished.delete();
            unpack(archive, unfinished.root());
            launcher.give(unfinished.root());
            unfinished.become(home);
        }
        return new Programs(home);
    }

    String path(String program) {
        return home.resolve("bin").resolve(program).toString();
    }

    /** The major version, which decides whose data folders these programs can read; asking shows that they run here. */
    int major(Launcher launcher) {
        try {
            var run = launcher.run(List.of(path("postgres"), "--version"), home, "");
            var version = MAJOR.matcher(run.output());
            if (run.exit() == 0 && version.find()) {
                return Integer.parseInt(version.group(1));
            }
            throw new PostgresRefused("programs-unusable", run.output());
        } catch (IOException broken) {
            throw new PostgresRefused("programs-unusable", PostgresRefused.reason(broken));
        }
    }

    /** Only while nobody else uses the folder: a running server reads from its programs. */
    void deletePredecessors() throws IOException {
        try (var others = Files.newDirectoryStream(home.resolveSibling("."), NAME + "*")) {
            for (var other : others) {
                if (!other.getFileName().equals(home.getFileName())) {
                    new Tree(other).delete();
                }
            }
        }
    }

    private static boolean onLinuxOnAmd64() {
        return System.getProperty("os.name").equals("Linux")
                && Set.of("amd64", "x86_64").contains(System.getProperty("os.arch"));
    }

    /** Differs from version to version, and is had without reading fifteen megabytes. */
    private static String fingerprint(URL archive) throws IOException {
        var connection = archive.openConnection();
        return Long.toHexString(
                connection instanceof JarURLConnection jar
                        ? jar.getJarEntry().getCrc()
                        : connection.getContentLengthLong());
    }

    private static void unpack(URL archive, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive.openStream())))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, target.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
        } else if (entry.isSymbolicLink()) {
            Files.createDirectories(path.getParent());
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.createDirectories(path.getParent());
            write(content, path, (entry.getMode() & 0100) != 0);
        }
    }

    private static void write(InputStream content, Path path, boolean executable) throws IOException {
        try (var file = new FileOutputStream(path.toFile())) {
            content.transferTo(file);
            // The folder's name will say that its files are whole: that must hold after a power cut as well.
            file.getFD().sync();
        }
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
}
