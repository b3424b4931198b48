package org.undersigned.document;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import org.undersigned.account.Organisation;

/** How a campaign is run, with the defaults for what its front matter leaves out. */
record Settings(
        OptionalInt goal,
        Optional<Instant> opens,
        Optional<Instant> closes,
        ZoneId timeZone,
        Optional<Organisation> organisation,
        int confirmationDays,
        ShowNames showNames,
        Ask postcode,
        Ask country,
        Ask comment) {

    private static final int USUAL_CONFIRMATION_DAYS = 7;

    static Settings of(FrontMatter front, Findings findings) {
        var zone = front.timeZone();
        var goal = orRemark(front.goal(), "no-goal", findings);
        var opens = front.opens(zone);
        var closes = orRemark(front.closes(zone), "no-closing", findings);
        if (opens.isPresent() && closes.isPresent() && !opens.get().isBefore(closes.get())) {
            findings.fault(front.line("closes"), "closes-first");
        }
        return new Settings(
                goal.map(OptionalInt::of).orElse(OptionalInt.empty()),
                opens,
                closes,
                zone,
                orRemark(front.organisation(), "no-organisation", findings),
                orRemark(front.confirmationDays(), "usual-confirmation", findings)
                        .orElse(USUAL_CONFIRMATION_DAYS),
                orRemark(front.showNames(), "usual-names", findings).orElse(ShowNames.FULL),
                orRemark(front.asks("postcode"), "usual-postcode", findings).orElse(Ask.OPTIONAL),
                orRemark(front.asks("country"), "usual-country", findings).orElse(Ask.OPTIONAL),
                orRemark(front.asks("comment"), "usual-comment", findings).orElse(Ask.NO));
    }

    private static <T> Optional<T> orRemark(Optional<T> given, String remark, Findings findings) {
        if (given.isEmpty()) {
            findings.remark(remark);
        }
        return given;
    }
}
