package org.undersigned.site;

import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The countries of ISO 3166-1 by alpha-2 code, named and sorted in a language. */
final class Countries {

    private static final Set<String> CODES = Set.of(Locale.getISOCountries());
    private static final ConcurrentHashMap<Locale, List<SigningForm.Country>> LISTS = new ConcurrentHashMap<>();

    private Countries() {}

    static boolean exists(String code) {
        return CODES.contains(code);
    }

    static String name(String code, Locale locale) {
        return Locale.of("", code).getDisplayCountry(locale);
    }

    static List<SigningForm.Country> in(Locale locale) {
        return LISTS.computeIfAbsent(locale, Countries::list);
    }

    private static List<SigningForm.Country> list(Locale locale) {
        var collator = Collator.getInstance(locale);
        return Arrays.stream(Locale.getISOCountries())
                .map(code -> new SigningForm.Country(code, name(code, locale)))
                .sorted(Comparator.comparing(SigningForm.Country::name, collator))
                .toList();
    }
}
