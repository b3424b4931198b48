package org.undersigned.site;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.undersigned.site.SigningForm.Country;

/** The form below the letter, asking for all or for little. */
final class SampleForms {

    private SampleForms() {}

    static SigningForm full() {
        return new SigningForm(
                "/campaigns/bees/signatures",
                Field.required("name"),
                Field.required("email"),
                Field.optional("postcode"),
                Field.optional("country").typed("GB"),
                countries(),
                Field.optional("comment"),
                Field.optional("display").typed("none"),
                List.of("full", "initials", "none"),
                Field.required("agree"),
                Field.optional("updates"),
                "newsletter",
                "84043736cb3647fe748040b1b3a9eec2ec4519fc286a0b0fefacd17196205f1a");
    }

    static SigningForm with(SigningForm form, Field name, Field email, Field agree) {
        return new SigningForm(
                form.address(),
                name,
                email,
                form.postcode(),
                form.country(),
                form.countries(),
                form.comment(),
                form.display(),
                form.displays(),
                agree,
                form.updates(),
                form.source(),
                form.text());
    }

    static SigningForm bare() {
        return new SigningForm(
                "/campaigns/bees/signatures",
                Field.required("name"),
                Field.required("email"),
                Field.absent("postcode"),
                Field.absent("country"),
                List.of(),
                Field.absent("comment"),
                Field.optional("display"),
                List.of("none"),
                Field.required("agree"),
                Field.optional("updates"),
                "",
                "84043736cb3647fe748040b1b3a9eec2ec4519fc286a0b0fefacd17196205f1a");
    }

    private static List<Country> countries() {
        return Arrays.stream(Locale.getISOCountries())
                .map(code -> new Country(code, Locale.of("", code).getDisplayCountry(Locale.UK)))
                .sorted(Comparator.comparing(Country::name))
                .toList();
    }
}
