package org.undersigned.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs the programs of PostgreSQL as a user they accept. They refuse root, so root runs them in a user namespace, or as
 * the ordinary user who owns the folder.
 */
record Launcher(List<String> prefix, Optional<Owner> owner) {

    static final Launcher PLAIN = new Launcher(List.of(), Optional.empty());

    /** Who owns a file. */
    record Owner(int uid, int gid) {

        static final Owner NOBODY = new Owner(65534, 65534);

        static Owner of(Path path) throws IOException {
            return new Owner(
                    (Integer) Files.getAttribute(path, "unix:uid"), (Integer) Files.getAttribute(path, "unix:gid"));
        }

        boolean isRoot() {
            return uid == 0;
        }
    }

    /** What a program printed, and how it ended. */
    record Run(int exit, String output) {}

    static Launcher of(Path folder) throws IOException {
        if (!Owner.of(Path.of("/proc/self")).isRoot()) {
            return PLAIN;
        }
        var owner = Owner.of(folder);
        if (!owner.isRoot()) {
            return as(owner, folder);
        }
        var namespace = new Launcher(List.of("unshare", "--user"), Optional.empty());
        return namespace.manages("true") ? namespace : as(Owner.NOBODY, folder);
    }

    static Launcher as(Owner owner, Path folder) throws IOException {
        var prefix = List.of("setpriv", "--reuid=" + owner.uid(), "--regid=" + owner.gid(), "--clear-groups");
        var launcher = new Launcher(prefix, Optional.of(owner));
        if (!launcher.manages("true")) {
            throw new PostgresRefused("root-unsupported");
        }
        if (!Owner.of(folder).equals(owner)) {
            launcher.give(folder);
        }
        if (!launcher.manages("test", "-w", folder.toString())) {
            throw new PostgresRefused("folder-out-of-reach", folder, Integer.toString(owner.uid()));
        }
        return launcher;
    }

    Run run(List<String> command, Path directory, String input) throws IOException {
        var builder = new ProcessBuilder(
                        Stream.concat(prefix.stream(), command.stream()).toList())
                .directory(directory.toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        var process = builder.start();
        try (var stdin = process.outputWriter(StandardCharsets.UTF_8)) {
            stdin.write(input);
        }
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.onExit().join().exitValue(), output);
    }

    /** Makes the one as whom the programs run the owner of this, and of all that lies in it. */
    void give(Path path) throws IOException {
        if (owner.isEmpty()) {
            return;
        }
        try (var paths = Files.walk(path)) {
            for (var each : (Iterable<Path>) paths::iterator) {
                Files.setAttribute(each, "unix:uid", owner.get().uid(), LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(each, "unix:gid", owner.get().gid(), LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    private boolean manages(String... command) {
        try {
            return run(List.of(command), Path.of("/"), "").exit() == 0;
        } catch (IOException _) {
            return false;
        }
    }
}
