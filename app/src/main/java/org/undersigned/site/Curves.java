package org.undersigned.site;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.undersigned.ledger.Movements;

/** When people signed: by the minute, the hour and the day, in UTC. */
final class Curves {

    private Curves() {}

    static List<Curve> of(Movements movements, Instant now, Locale locale) {
        var minute = now.truncatedTo(ChronoUnit.MINUTES);
        var hour = now.truncatedTo(ChronoUnit.HOURS);
        var day = now.truncatedTo(ChronoUnit.DAYS);
        var moments = in(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT), locale);
        var days = in(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM), locale);
        return Stream.of(
                        Optional.of(Curve.of(
                                "minute",
                                movements.byMinute(),
                                ChronoUnit.MINUTES,
                                minute.minus(Movements.MINUTES - 1L, ChronoUnit.MINUTES),
                                minute,
                                in(DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT), locale)::format)),
                        Optional.of(Curve.of(
                                "hour",
                                movements.byHour(),
                                ChronoUnit.HOURS,
                                hour.minus(Movements.HOURS - 1L, ChronoUnit.HOURS),
                                hour,
                                moments::format)),
                        Optional.of(movements.byDay())
                                .filter(it -> !it.isEmpty())
                                .map(it -> Curve.of("day", it, ChronoUnit.DAYS, it.firstKey(), day, days::format)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static DateTimeFormatter in(DateTimeFormatter formatter, Locale locale) {
        return formatter.localizedBy(locale).withZone(ZoneOffset.UTC);
    }
}
