package org.undersigned.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Holds what was answered against what is there, set against set. It knows neither the product nor how the sets were got. */
final class SetCheck {

    private SetCheck() {}

    static Finding stored(Set<String> answered, Set<String> stored) {
        return new Finding("every answered request is stored", answered.size(), missing(answered, stored));
    }

    static Finding mailed(Set<String> stored, Set<String> mailed) {
        return new Finding("every stored request was answered by mail", stored.size(), missing(stored, mailed));
    }

    /**
     * @param entries which entry a confirmation's receipt speaks of; none where there is no receipt
     * @param ledger all signatures that the ledger holds, in its order
     */
    static Finding entered(Set<String> confirmed, Map<String, String> entries, Collection<String> ledger) {
        var times = times(ledger);
        var owners = times(entries.values());
        var broken = new ArrayList<String>();
        for (var confirmation : confirmed) {
            Optional.ofNullable(entries.get(confirmation))
                    .map(entry -> wrong(times.getOrDefault(entry, 0L), owners.getOrDefault(entry, 0L)))
                    .orElse(Optional.of("has no receipt"))
                    .ifPresent(wrong -> broken.add(confirmation + " " + wrong));
        }
        return new Finding("every answered confirmation is in the ledger exactly once", confirmed.size(), broken);
    }

    /** Those whose answer was lost as well: nobody was told, yet they stand. */
    static Finding whole(long signatures, Collection<String> ledger) {
        var broken = new ArrayList<String>();
        if (ledger.size() != signatures) {
            broken.add(signatures + " signatures are stored, the ledger has " + ledger.size());
        }
        times(ledger).forEach((entry, times) -> {
            if (times > 1) {
                broken.add(entry + " is there " + times + " times");
            }
        });
        return new Finding("the ledger holds every stored signature and no other", signatures, broken);
    }

    /** @param verdicts why a receipt proves nothing any more; empty where it does */
    static Finding proven(Map<String, Optional<String>> verdicts) {
        var broken = verdicts.entrySet().stream()
                .flatMap(it -> it.getValue().map(why -> it.getKey() + ": " + why).stream())
                .toList();
        return new Finding("receipts taken before still verify", verdicts.size(), broken);
    }

    private static Optional<String> wrong(long times, long owners) {
        if (times != 1) {
            return Optional.of("is in the ledger " + times + " times");
        }
        return owners == 1 ? Optional.empty() : Optional.of("shares its entry with another");
    }

    private static Map<String, Long> times(Collection<String> all) {
        return new HashMap<>(all.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting())));
    }

    private static List<String> missing(Set<String> promised, Set<String> there) {
        return promised.stream().filter(it -> !there.contains(it)).toList();
    }
}
