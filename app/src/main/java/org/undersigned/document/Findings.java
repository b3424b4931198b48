package org.undersigned.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.undersigned.language.Texts;

/** What is found while a document is read: its faults and the remarks on it, in the organiser's language. */
final class Findings {

    private static final int MOST_FAULTS = 100;
    private static final int EXCERPT = 60;
    private static final int LONG_EXCERPT = 500;

    private final Texts texts;
    private final List<Fault> faults = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();

    Findings(Texts texts) {
        this.texts = texts;
    }

    void fault(int line, String key, Object... arguments) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(new Fault(line, texts.say("fault." + key, said(EXCERPT, arguments))));
        }
    }

    void remark(int line, String key, Object... arguments) {
        remarks.add(new Remark(OptionalInt.of(line), texts.say("remark." + key, said(LONG_EXCERPT, arguments))));
    }

    void remark(String key, Object... arguments) {
        remarks.add(new Remark(OptionalInt.empty(), texts.say("remark." + key, said(LONG_EXCERPT, arguments))));
    }

    boolean faulty() {
        return !faults.isEmpty();
    }

    List<Fault> faults() {
        return faults.stream()
                .distinct()
                .sorted(Comparator.comparingInt(Fault::line))
                .toList();
    }

    /** In the order of the lines; what speaks of no line comes last. */
    List<Remark> remarks() {
        return remarks.stream()
                .distinct()
                .sorted(Comparator.comparingInt(remark -> remark.line().orElse(Integer.MAX_VALUE)))
                .toList();
    }

    private static Object[] said(int longest, Object... arguments) {
        return Stream.of(arguments)
                .map(argument -> argument instanceof String words ? excerpt(words, longest) : argument)
                .toArray();
    }

    private static String excerpt(String words, int longest) {
        return words.codePointCount(0, words.length()) <= longest
                ? words
                : words.substring(0, words.offsetByCodePoints(0, longest)).strip() + " …";
    }
}
