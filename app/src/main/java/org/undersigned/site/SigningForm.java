package org.undersigned.site;

import java.util.List;
import java.util.stream.Stream;

/**
 * The form under the letter, with what was typed kept. {@code displays} holds what a signer may choose to show, in the
 * order offered ({@code full}, {@code initials}, {@code none}); {@code agree} and {@code updates} hold {@code on} when ticked.
 * {@code text} is the hash of the words that stand above it.
 */
public record SigningForm(
        String address,
        Field name,
        Field email,
        Field postcode,
        Field country,
        List<Country> countries,
        Field comment,
        Field display,
        List<String> displays,
        Field agree,
        Field updates,
        String source,
        String text) {

    /** One entry of the list of countries, by its two-letter code. */
    public record Country(String code, String name) {}

    /** For other words: whoever agreed to the former ones has yet to agree to these. */
    SigningForm under(String other) {
        return new SigningForm(
                address,
                name,
                email,
                postcode,
                country,
                countries,
                comment,
                display,
                displays,
                Field.required(agree.name()),
                updates,
                source,
                other);
    }

    /** The fields with something to mend, in the order of the page. */
    public List<Field> faulty() {
        return Stream.of(name, email, postcode, country, comment, display, agree, updates)
                .filter(field -> field.fault().isPresent())
                .toList();
    }
}
