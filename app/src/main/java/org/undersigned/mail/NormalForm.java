package org.undersigned.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The normal form of an address, version 1 (ledger.md §4): equal for the spellings that reach one mailbox. A local part
 * that begins with + names nobody when cut there, so it stays whole.
 */
final class NormalForm {

    private record Alias(String domain, boolean dotsIgnored) {}

    private static final Map<String, Alias> ALIASES = aliases("aliases-1.txt");

    private NormalForm() {}

    static String of(String address) {
        var text = Normalizer.normalize(address.strip(), Normalizer.Form.NFC);
        var at = text.lastIndexOf('@');
        var local = withoutTag(text.substring(0, at).toLowerCase(Locale.ROOT));
        var domain = Domain.ascii(text.substring(at + 1)).orElseThrow();
        var alias = ALIASES.getOrDefault(domain, new Alias(domain, false));
        return (alias.dotsIgnored() ? local.replace(".", "") : local) + "@" + alias.domain();
    }

    private static String withoutTag(String local) {
        var plus = local.indexOf('+');
        return plus > 0 ? local.substring(0, plus) : local;
    }

    private static Map<String, Alias> aliases(String table) {
        try (var file = Objects.requireNonNull(NormalForm.class.getResourceAsStream(table), table)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\s+"))
                    .collect(Collectors.toUnmodifiableMap(
                            row -> row[0], row -> new Alias(row[1], row[2].equals("dots-ignored"))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
