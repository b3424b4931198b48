package org.undersigned.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.undersigned.language.Texts;
import org.undersigned.ledger.Movements;
import org.undersigned.review.Reason;
import org.undersigned.signature.Progress;

/** Writes out how a count comes about. */
final class Workings {

    /** By type of entry (ledger.md §3), in the order in which they add up. */
    private static final List<Map.Entry<Integer, String>> KINDS = List.of(
            Map.entry(1, "entered"), Map.entry(2, "withdrawn"), Map.entry(3, "rejected"), Map.entry(5, "reinstated"));

    private static final int ERASED = 4;

    private Workings() {}

    static IntegrityPage.Workings of(
            Texts text, Locale locale, Progress progress, Movements movements, Map<Reason, Long> rejected) {
        return new IntegrityPage.Workings(
                progress(text, progress),
                entries(text, movements),
                rejected.entrySet().stream()
                        .map(each -> fact(text, "reason." + Written.value(each.getKey()), each.getValue()))
                        .toList(),
                movements.places().entrySet().stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                        .map(each -> new Fact(Countries.name(each.getKey(), locale), number(text, each.getValue())))
                        .toList());
    }

    private static List<Fact> progress(Texts text, Progress progress) {
        return List.of(
                fact(text, "integrity.asked", progress.asked()),
                fact(text, "integrity.confirmed", progress.confirmed()),
                fact(text, "integrity.held", progress.held()),
                fact(text, "integrity.released", progress.released()));
    }

    private static List<Fact> entries(Texts text, Movements movements) {
        var facts = new ArrayList<Fact>();
        KINDS.forEach(kind -> facts.add(
                fact(text, "integrity." + kind.getValue(), movements.entries().getOrDefault(kind.getKey(), 0L))));
        facts.add(fact(text, "integrity.counted", movements.tally().count()));
        facts.add(fact(text, "integrity.erased", movements.entries().getOrDefault(ERASED, 0L)));
        return facts;
    }

    private static Fact fact(Texts text, String key, long amount) {
        return new Fact(text.say(key), number(text, amount));
    }

    private static String number(Texts text, long amount) {
        return text.say("tally.number", amount);
    }
}
