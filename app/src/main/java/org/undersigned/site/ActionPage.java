package org.undersigned.site;

import java.util.List;
import java.util.Optional;
import org.undersigned.web.Layout;
import org.undersigned.web.Layout.Organisation;
import org.undersigned.web.Notice;
import org.undersigned.web.Page;

/**
 * A campaign's page: why, the letter, who has signed, and the form while it is open. {@code integrity} is the address
 * of the page that shows how the count is proved, {@code renewed} the day on which another ledger took the place of one that
 * was given up, {@code receiptLinks} the address of the form for a lost receipt; dates are written out for the reader.
 */
public record ActionPage(
        Layout layout,
        Organisation organisation,
        Target target,
        Wording wording,
        Tally tally,
        List<String> names,
        State state,
        Optional<String> opens,
        Optional<String> closes,
        Optional<SigningForm> form,
        int linkDays,
        List<Delivered> deliveries,
        Optional<String> integrity,
        Optional<String> renewed,
        Optional<String> receiptLinks,
        Optional<Notice> notice)
        implements Page {

    /** Whether the letter can be signed now. */
    public enum State {
        NOT_YET,
        OPEN,
        CLOSED
    }

    /** The decision maker: the name, and the lines of an envelope below it. */
    public record Target(String name, List<String> lines) {}

    /**
     * The campaign's words in their own language. {@code whyHtml} is the one value that goes into the page as it is:
     * it must come out of the Markdown renderer, which leaves only harmless elements.
     */
    public record Wording(
            String language,
            String title,
            String whyHtml,
            Optional<String> callToAction,
            String salutation,
            List<String> opening,
            List<Demand> demands,
            List<String> closing) {

        public String direction() {
            return Layout.directionOf(language);
        }
    }

    /** One numbered thing asked for, and what was answered to it. */
    public record Demand(int number, String text, Optional<Answer> answer) {}

    /** What the decision maker said to one demand, and when. */
    public record Answer(String text, String date) {}

    /**
     * One handing over of the letter; {@code since} is how many have signed after it, where that is worth saying, and
     * {@code page} is where its files lie, if they are public.
     */
    public record Delivered(String date, long count, Optional<Long> since, Optional<String> page) {}

    @Override
    public String template() {
        return "site/action.jte";
    }

    public boolean open() {
        return state == State.OPEN && form.isPresent();
    }

    public boolean closed() {
        return state == State.CLOSED;
    }

    public boolean unsigned() {
        return tally.count() == 0;
    }

    /** How many signed and are not among the names shown. */
    public long more() {
        return Math.max(0, tally.count() - names.size());
    }

    public boolean answered() {
        return wording.demands().stream().anyMatch(demand -> demand.answer().isPresent());
    }

    public List<Field> faulty() {
        return form.map(SigningForm::faulty).orElse(List.of());
    }

    /** Long titles are set smaller, so that the letter still begins on the first screen. */
    public String titleModifier() {
        int length = wording.title().codePointCount(0, wording.title().length());
        return length <= 48 ? "short" : length <= 96 ? "long" : "longest";
    }
}
