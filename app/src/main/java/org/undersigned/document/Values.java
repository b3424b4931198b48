package org.undersigned.document;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The forms that single values of a front matter have; each is empty for a text of another form. */
final class Values {

    private static final Pattern EMAIL = Pattern.compile(
            "[^\\s@<>\"(),:;\\[\\]\\\\]{1,64}+@[^\\s@<>\"(),:;\\[\\]\\\\.]++(?:\\.[^\\s@<>\"(),:;\\[\\]\\\\.]++)++");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}+");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final int EARLIEST_YEAR = 1970;

    private Values() {}

    static Optional<String> email(String text) {
        return text.length() <= 254 && EMAIL.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }

    static Optional<String> url(String text) {
        try {
            var url = new URI(text);
            var web = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
            return web && url.getHost() != null && url.getUserInfo() == null ? Optional.of(text) : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    static Optional<String> country(String text) {
        return Optional.of(text.toUpperCase(Locale.ROOT)).filter(COUNTRIES::contains);
    }

    static Optional<ZoneId> zone(String text) {
        try {
            return Optional.of(ZoneId.of(text));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    static Optional<Locale> locale(String text) {
        try {
            var locale =
                    new Locale.Builder().setLanguageTag(text.replace('_', '-')).build();
            var known = LANGUAGES.contains(locale.getLanguage())
                    || locale.getLanguage().length() == 3;
            return known ? Optional.of(locale) : Optional.empty();
        } catch (IllformedLocaleException _) {
            return Optional.empty();
        }
    }

    static Optional<Integer> number(String text, int least, int most) {
        return NUMBER.matcher(text).matches()
                ? Optional.of(Integer.parseInt(text)).filter(number -> number >= least && number <= most)
                : Optional.empty();
    }

    static <E extends Enum<E>> Optional<E> choice(String text, Class<E> choices) {
        return Arrays.stream(choices.getEnumConstants())
                .filter(choice -> choice.name().equalsIgnoreCase(text))
                .findFirst();
    }

    /** A bare day begins at its first moment. */
    static Optional<Instant> opening(String text, ZoneId zone) {
        return moment(text, zone, 0);
    }

    /** A bare day is over at the first moment of the next. */
    static Optional<Instant> closing(String text, ZoneId zone) {
        return moment(text, zone, 1);
    }

    private static Optional<Instant> moment(String text, ZoneId zone, int days) {
        var iso = text.replace(' ', 'T');
        try {
            var moment = !iso.contains("T")
                    ? LocalDate.parse(iso).plusDays(days).atStartOfDay(zone).toInstant()
                    : hasOffset(iso)
                            ? OffsetDateTime.parse(iso).toInstant()
                            : LocalDateTime.parse(iso).atZone(zone).toInstant();
            return Optional.of(moment).filter(at -> at.atZone(zone).getYear() >= EARLIEST_YEAR);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static boolean hasOffset(String iso) {
        var time = iso.substring(iso.indexOf('T'));
        return time.endsWith("Z") || time.contains("+") || time.contains("-");
    }
}
