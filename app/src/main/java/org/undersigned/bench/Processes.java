package org.undersigned.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What the machine says of its processes ({@code proc(5)}, Linux): the time they had, the memory they hold. */
final class Processes {

    private static final double TICKS_A_SECOND = 100;
    private static final int FIELDS_BEFORE_STATE = 2;

    private Processes() {}

    /** Seconds of processor time that a process and all below it have had, those that ended included. */
    static double cpu(long process) {
        return own(process)
                + children(process).stream().mapToDouble(Processes::cpu).sum();
    }

    /** MiB that a process holds in memory. */
    static double resident(long process) {
        return lines(Path.of("/proc/" + process + "/status"))
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElse(0)
                / 1024.0;
    }

    /** Kills a process and those below it with SIGKILL, the parent first, so that it mends nothing. */
    static void kill(long process) {
        var below = children(process);
        ProcessHandle.of(process).ifPresent(ProcessHandle::destroyForcibly);
        below.forEach(Processes::kill);
    }

    /** The server that works on a data folder of PostgreSQL; empty when there is none, whatever its note says. */
    static OptionalLong postmaster(Path data) {
        return lines(data.resolve("postmaster.pid"))
                .limit(1)
                .mapToLong(line -> Long.parseLong(line.strip()))
                .filter(process -> worksIn(process, data))
                .findFirst();
    }

    /** Of one minute. */
    static String machineLoad() {
        return lines(Path.of("/proc/loadavg")).findFirst().orElse("?").split(" ", 2)[0];
    }

    /** Has the system give to the disk what was written to files, before it does so while something else is measured. */
    static void writeOut() {
        try {
            new ProcessBuilder("sync").inheritIO().start().waitFor();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean worksIn(long process, Path folder) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/" + process + "/cwd")).equals(folder.toRealPath());
        } catch (IOException gone) {
            return false;
        }
    }

    private static double own(long process) {
        var stat = lines(Path.of("/proc/" + process + "/stat")).findFirst().orElse("");
        if (stat.isEmpty()) {
            return 0;
        }
        // The name may hold blanks and brackets; what follows its last bracket begins with field 3.
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Arrays.stream(fields, 14 - FIELDS_BEFORE_STATE - 1, 18 - FIELDS_BEFORE_STATE - 1)
                        .mapToLong(Long::parseLong)
                        .sum()
                / TICKS_A_SECOND;
    }

    private static List<Long> children(long process) {
        return ProcessHandle.of(process).stream()
                .flatMap(ProcessHandle::children)
                .map(ProcessHandle::pid)
                .toList();
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (NoSuchFileException gone) {
            return Stream.empty();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
