package org.undersigned.review;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.undersigned.mail.EmailAddress;
import org.undersigned.signature.SignatureId;
import org.undersigned.signature.Trait;

/**
 * Which signatures a decision is about: one plain thing that they have in common.
 *
 * @param told how it is kept and shown: what may point at a person, and would outlive the erasure of their data, is left out
 */
public record Condition(String told, Trait trait) {

    private static final Pattern FORM =
            Pattern.compile("(number|signature|domain|address|source|confirmed)(>=|=|<)(.+)");
    private static final Set<String> PUBLIC = Set.of("number", "signature", "confirmed");
    private static final int LONGEST = 300;

    /** What came of reading one. */
    public sealed interface Reading {
        record Understood(Condition condition) implements Reading {}

        record Unknown() implements Reading {}

        /** The kind of condition is known, its value is none of that kind. */
        record Wrong(String kind, String value) implements Reading {}
    }

    /** `number=12`, `signature=UUID`, `domain=example.org`, `address=sam@example.org`, `source=…`, `confirmed>=TIME`, `confirmed<TIME`. */
    public static Reading read(String text) {
        var parts = FORM.matcher(text.strip());
        if (text.length() > LONGEST || !parts.matches()) {
            return new Reading.Unknown();
        }
        var kind = parts.group(1);
        var value = parts.group(3).strip();
        if (kind.equals("confirmed") == parts.group(2).equals("=")) {
            return new Reading.Unknown();
        }
        var told = kind + parts.group(2) + (PUBLIC.contains(kind) ? value : "…");
        return trait(kind, parts.group(2), value)
                .<Reading>map(trait -> new Reading.Understood(new Condition(told, trait)))
                .orElseGet(() -> new Reading.Wrong(kind, value));
    }

    private static Optional<Trait> trait(String kind, String relation, String value) {
        try {
            return Optional.of(
                    switch (kind) {
                        case "number" -> new Trait.Number(Long.parseUnsignedLong(value));
                        case "signature" -> new Trait.Is(new SignatureId(UUID.fromString(value)));
                        case "domain" -> new Trait.OfDomain(new EmailAddress("anyone@" + value).domain());
                        case "address" -> new Trait.OfAddress(new EmailAddress(value));
                        case "source" -> new Trait.FromSource(value);
                        default ->
                            confirmed(relation, OffsetDateTime.parse(value).toInstant());
                    });
        } catch (IllegalArgumentException | DateTimeException wrong) {
            return Optional.empty();
        }
    }

    private static Trait confirmed(String relation, Instant moment) {
        return relation.equals("<") ? new Trait.ConfirmedBefore(moment) : new Trait.ConfirmedSince(moment);
    }
}
