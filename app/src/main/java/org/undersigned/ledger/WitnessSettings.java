package org.undersigned.ledger;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.undersigned.tlog.Unproven;
import org.undersigned.tlog.VerifierKey;

/** Who is asked to cosign checkpoints, and how many must have done so before one is published. */
public record WitnessSettings(List<Witness> witnesses, int quorum) {

    /** A witness's key, and the address below which it answers (C2SP tlog-witness). */
    public record Witness(VerifierKey key, URI url) {}

    public WitnessSettings {
        witnesses = List.copyOf(witnesses);
        if (quorum < 0 || quorum > witnesses.size()) {
            throw new IllegalArgumentException("quorum " + quorum);
        }
    }

    public static WitnessSettings none() {
        return new WitnessSettings(List.of(), 0);
    }

    /** Pairs of a verifier key and an address. Throws {@link IllegalArgumentException} that names what is wrong. */
    public static WitnessSettings parse(String list, String quorum) {
        var parts =
                Stream.of(list.split("[,\\s]+")).filter(part -> !part.isEmpty()).toList();
        if (!quorum.matches("[0-9]{1,3}")) {
            throw new IllegalArgumentException("quorum " + quorum);
        }
        var witnesses = new ArrayList<Witness>();
        for (var i = 0; i < parts.size(); i += 2) {
            witnesses.add(new Witness(key(parts.get(i)), url(i + 1 < parts.size() ? parts.get(i + 1) : "")));
        }
        if (Set.copyOf(witnesses.stream().map(it -> it.key().name()).toList()).size() < witnesses.size()) {
            throw new IllegalArgumentException("one name twice");
        }
        return new WitnessSettings(witnesses, Integer.parseInt(quorum));
    }

    /** The keys' texts, by which cosignatures are kept. */
    String[] keys() {
        return witnesses.stream().map(it -> it.key().text()).toArray(String[]::new);
    }

    private static VerifierKey key(String text) {
        try {
            var key = VerifierKey.parse(text);
            if (!key.isWitness()) {
                throw new IllegalArgumentException(text);
            }
            return key;
        } catch (Unproven wrong) {
            throw new IllegalArgumentException(wrong.reason(), wrong);
        }
    }

    private static URI url(String text) {
        if (!text.matches("https?://[^/?#]+(/[^?#]*)?")) {
            throw new IllegalArgumentException("“" + text + "”");
        }
        return URI.create(text.replaceFirst("/+$", ""));
    }
}
