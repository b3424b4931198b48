package org.undersigned.limit;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** The front door to limits: whether one more is too much. Times of what came before are brought by whoever asks. */
@Service
public class Limits {

    private final LimitSettings settings;

    public Limits(LimitSettings settings) {
        this.settings = settings;
    }

    /** How far back {@link #tooMany} looks. */
    public Duration memory() {
        return longest(settings.client()).compareTo(longest(settings.range())) > 0
                ? longest(settings.client())
                : longest(settings.range());
    }

    /** How many of the newest {@link #tooMany} has to see. */
    public int most() {
        return Stream.of(settings.client(), settings.range())
                .flatMap(List::stream)
                .mapToInt(Rate::most)
                .max()
                .orElse(0);
    }

    /** How far back {@link #mayMail} looks over all campaigns. */
    public Duration mailMemory() {
        return settings.recipient().within();
    }

    public boolean isExempt(Client client) {
        return settings.exempt().contain(client.address());
    }

    /** Whether a request counts as one too many, after earlier ones of its client and of its range. */
    public boolean tooMany(Collection<Instant> ofClient, Collection<Instant> ofRange, Instant at) {
        return settings.client().stream().anyMatch(rate -> rate.isExceeded(ofClient, at))
                || settings.range().stream().anyMatch(rate -> rate.isExceeded(ofRange, at));
    }

    /** How many requests of one client within how long make it a flood, to which no mail answers. */
    public Rate flood() {
        return settings.flood();
    }

    /**
     * Whether one more mail may go to an address, after those it got: for this campaign since its holder last asked, and
     * over all campaigns.
     */
    public boolean mayMail(List<Instant> inCampaign, Collection<Instant> overall, Instant at) {
        return !settings.recipient().isExceeded(overall, at) && (inCampaign.isEmpty() || mayMailAgain(inCampaign, at));
    }

    private boolean mayMailAgain(List<Instant> earlier, Instant at) {
        var inFirstHour =
                at.isBefore(earlier.stream().min(Instant::compareTo).orElse(at).plus(Duration.ofHours(1)));
        return earlier.size() < settings.mailsInAll()
                && (inFirstHour
                        ? earlier.size() < settings.mailsInFirstHour()
                        : !new Rate(1, Duration.ofDays(1)).isExceeded(earlier, at));
    }

    private static Duration longest(List<Rate> rates) {
        return rates.stream().map(Rate::within).max(Duration::compareTo).orElse(Duration.ZERO);
    }
}
