package org.undersigned.command;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.undersigned.campaign.PublicAddress;
import org.undersigned.delivery.DeliverySettings;
import org.undersigned.ledger.LedgerSettings;
import org.undersigned.ledger.WitnessSettings;
import org.undersigned.limit.LimitSettings;
import org.undersigned.limit.Networks;
import org.undersigned.mail.MailSettings;
import org.undersigned.vault.VaultSettings;
import org.undersigned.web.WebSettings;

/** What a host has set: the data folder and the variables that begin with UNDERSIGNED_. */
record Environment(Path data, Map<String, String> variables) {

    static Environment of(Path data) {
        var variables = new HashMap<>(System.getenv());
        variables.keySet().removeIf(name -> !name.startsWith("UNDERSIGNED_"));
        return new Environment(data.toAbsolutePath().normalize(), variables);
    }

    /** The same folder without anything that leads out of it, or names to the world what must not leave. */
    Environment apart() {
        var kept = new HashMap<>(variables);
        kept.keySet().retainAll(List.of("UNDERSIGNED_MANAGEMENT_PORT", "UNDERSIGNED_MANAGEMENT_ADDRESS"));
        return new Environment(data, kept);
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(variables.get("UNDERSIGNED_" + name)).filter(value -> !value.isBlank());
    }

    /** A PostgreSQL of the host's own. */
    Optional<String> databaseUrl() {
        var url = get("DATABASE_URL");
        if (url.filter(it -> !it.startsWith("jdbc:postgresql:")).isPresent()) {
            // Not shown: it may hold a password.
            throw Refused.because("database.url");
        }
        if (url.isEmpty()
                && get("DATABASE_USER").or(() -> get("DATABASE_PASSWORD")).isPresent()) {
            // A line that a shell has cut off at its "&", perhaps: two servers would each serve a database of their
            // own.
            throw Refused.because("database.url.missing");
        }
        return url;
    }

    PublicAddress publicAddress(int port) {
        return address(get("PUBLIC_URL").orElse("http://localhost:" + port));
    }

    /** Where a server on the same folder can be reached, or would be. */
    PublicAddress serverAddress(int port) {
        return get("PUBLIC_URL").isPresent()
                ? publicAddress(port)
                : ServerAddress.in(data).read().map(Environment::address).orElseGet(() -> publicAddress(port));
    }

    private static PublicAddress address(String given) {
        var text = given.replaceFirst("/+$", "");
        try {
            return new PublicAddress(URI.create(text));
        } catch (IllegalArgumentException wrong) {
            throw Refused.because("public-url.wrong", text);
        }
    }

    /** Where metrics are told; -1 is nowhere. */
    int managementPort(int port) {
        var given = get("MANAGEMENT_PORT").orElse("-1");
        if (given.equals("-1")) {
            return -1;
        }
        if (!given.matches("[0-9]{1,5}") || !Port.isPort(Integer.parseInt(given)) || Integer.parseInt(given) == port) {
            throw Refused.because("management-port.wrong", given);
        }
        return Integer.parseInt(given);
    }

    String managementAddress() {
        return get("MANAGEMENT_ADDRESS").orElse("127.0.0.1");
    }

    VaultSettings vault() {
        return new VaultSettings(get("KEYS").map(Path::of).orElse(data.resolve("keys")));
    }

    MailSettings mail() {
        return MailSettings.of(variables, data);
    }

    LedgerSettings ledger() {
        return new LedgerSettings(data.resolve("ledger"));
    }

    WitnessSettings witnesses() {
        try {
            return WitnessSettings.parse(
                    get("WITNESSES").orElse(""), get("WITNESS_QUORUM").orElse("0"));
        } catch (IllegalArgumentException wrong) {
            throw Refused.because("witnesses.wrong", String.valueOf(wrong.getMessage()));
        }
    }

    DeliverySettings delivery() {
        return new DeliverySettings(get("PACKS").map(Path::of).orElse(data.resolve("packs")));
    }

    LimitSettings limits(boolean off) {
        return LimitSettings.standard(off ? Networks.parse("127.0.0.0/8, ::1") : networks("ALLOW"));
    }

    WebSettings web(PublicAddress address) {
        return new WebSettings(
                networks("TRUSTED_PROXIES"), "https".equals(address.uri().getScheme()));
    }

    private Networks networks(String name) {
        try {
            return Networks.parse(get(name).orElse(""));
        } catch (IllegalArgumentException wrong) {
            throw Refused.because("networks.wrong", "UNDERSIGNED_" + name, String.valueOf(wrong.getMessage()));
        }
    }
}
