package org.undersigned.limit;

import java.time.Duration;
import java.util.List;

/**
 * The limits in force. Defaults are those of the field: a client address may ask once a minute and five times in five
 * minutes a campaign; its range (/24, /48) ten times as often.
 */
public record LimitSettings(
        List<Rate> client,
        List<Rate> range,
        Rate flood,
        int mailsInFirstHour,
        int mailsInAll,
        Rate recipient,
        Networks exempt) {

    public static LimitSettings standard(Networks exempt) {
        return new LimitSettings(
                List.of(new Rate(1, Duration.ofSeconds(60)), new Rate(5, Duration.ofSeconds(300))),
                List.of(new Rate(10, Duration.ofSeconds(60)), new Rate(50, Duration.ofSeconds(300))),
                new Rate(500, Duration.ofHours(24)),
                3,
                6,
                new Rate(5, Duration.ofDays(1)),
                exempt);
    }
}
