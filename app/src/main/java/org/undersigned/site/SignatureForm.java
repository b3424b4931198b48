package org.undersigned.site;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.undersigned.document.Ask;
import org.undersigned.document.CampaignDocument;
import org.undersigned.language.Texts;
import org.undersigned.mail.EmailAddress;
import org.undersigned.signature.Consent;
import org.undersigned.signature.Display;
import org.undersigned.signature.Signer;
import org.undersigned.signature.SignerName;
import org.undersigned.web.Form;

/** The form under the letter: what it asks, what was typed into it, and what is wrong with that. */
final class SignatureForm {

    private static final int LONGEST_POSTCODE = 32;
    private static final int LONGEST_COMMENT = 1_000;
    private static final Pattern POSTCODE = Pattern.compile("[\\p{L}\\p{Nd}](?:[\\p{L}\\p{Nd} ./-]*[\\p{L}\\p{Nd}])?");
    private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9._-]{1,60}");

    private final CampaignDocument document;
    private final String organisation;
    private final Texts text;

    SignatureForm(CampaignDocument document, String organisation) {
        this.document = document;
        this.organisation = organisation;
        this.text = Written.texts(document);
    }

    /** Nothing typed; nothing chosen beforehand but "none". */
    SigningForm empty(String path, String source) {
        return new SigningForm(
                path + "/signatures",
                Field.required("name"),
                Field.required("email"),
                field("postcode", document.postcode()),
                field("country", document.country()),
                document.country() == Ask.NO ? List.of() : Countries.in(document.locale()),
                field("comment", document.comment()),
                Field.optional("display").typed(Written.value(Display.NONE)),
                displays(),
                Field.required("agree"),
                Field.optional("updates"),
                source(Optional.of(source)).orElse(""),
                words());
    }

    /** What was typed, each fault beside its field. */
    SigningForm checked(String path, Form form) {
        var empty = empty(path, form.one("source").orElse(""));
        return new SigningForm(
                empty.address(),
                name(typed(empty.name(), form)),
                email(typed(empty.email(), form)),
                postcode(typed(empty.postcode(), form)),
                country(typed(empty.country(), form)),
                empty.countries(),
                comment(typed(empty.comment(), form)),
                display(typed(empty.display(), form)),
                empty.displays(),
                agree(typed(empty.agree(), form)),
                typed(empty.updates(), form),
                empty.source(),
                empty.text());
    }

    /** Whether it was filled in under these words; programs need not say under which. */
    boolean isUnderTheseWords(Form form) {
        return !form.isRepeated("text") && form.one("text").map(words()::equals).orElse(true);
    }

    /** The hash of the text that is signed, in hex. */
    String words() {
        return HexFormat.of().formatHex(document.text().hash());
    }

    /** Who signs, from a form without faults. */
    Signer signer(SigningForm form) {
        return new Signer(
                new SignerName(form.name().value()),
                new EmailAddress(form.email().value()),
                given(form.postcode()),
                given(form.country()),
                given(form.comment()));
    }

    List<Consent> consents(SigningForm form) {
        var consents = new ArrayList<Consent>();
        consents.add(Consent.toBeCounted(text.say("field.agree", organisation)));
        var display = Display.valueOf(form.display().value().toUpperCase(Locale.ROOT));
        if (display != Display.NONE) {
            consents.add(toBeShown(display));
        }
        if (form.updates().value().equals("on")) {
            consents.add(toHearMore(true));
        }
        return consents;
    }

    Consent toBeShown(Display display) {
        return Consent.toBeShown(
                display, text.say("display.legend") + " " + text.say("display." + Written.value(display)));
    }

    Consent toHearMore(boolean on) {
        return Consent.toHearMore(on, text.say("field.updates") + " " + text.say("field.updates.hint", organisation));
    }

    /** What a signer of this campaign may choose to show, the most first. */
    List<String> displays() {
        return Stream.of(Display.FULL, Display.INITIALS, Display.NONE)
                .filter(this::mayShow)
                .map(Written::value)
                .toList();
    }

    boolean mayShow(Display display) {
        return switch (document.showNames()) {
            case FULL -> true;
            case INITIALS -> display != Display.FULL;
            case NONE -> display == Display.NONE;
        };
    }

    static Optional<String> source(Optional<String> given) {
        return given.filter(source -> SOURCE.matcher(source).matches());
    }

    private Field name(Field field) {
        if (field.fault().isPresent()) {
            return field;
        }
        return SignerName.fault(field.value())
                .map(fault -> switch (fault) {
                    case EMPTY -> text.say("fault.name.missing");
                    case TOO_LONG -> text.say("fault.name.long", SignerName.LONGEST);
                    case CONTROL_CHARACTER -> text.say("fault.name.characters");
                    case WEB_ADDRESS -> text.say("fault.name.link");
                })
                .map(field::faulty)
                .orElse(field);
    }

    private Field email(Field field) {
        if (field.fault().isPresent()) {
            return field;
        }
        if (field.value().isBlank()) {
            return field.faulty(text.say("fault.email.missing"));
        }
        return EmailAddress.fault(field.value()).isPresent() ? field.faulty(text.say("fault.email.malformed")) : field;
    }

    private Field postcode(Field field) {
        return optional(
                field,
                "fault.postcode.missing",
                value -> value.length() <= LONGEST_POSTCODE
                                && POSTCODE.matcher(value).matches()
                        ? Optional.empty()
                        : Optional.of(text.say("fault.postcode.malformed")));
    }

    private Field country(Field field) {
        return optional(
                field,
                "fault.country.missing",
                value -> Countries.exists(value) ? Optional.empty() : Optional.of(text.say("fault.country.missing")));
    }

    private Field comment(Field field) {
        return optional(
                field,
                "fault.comment.missing",
                value -> value.codePointCount(0, value.length()) <= LONGEST_COMMENT
                        ? value.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')
                                ? Optional.of(text.say("fault.comment.characters"))
                                : Optional.empty()
                        : Optional.of(text.say("fault.comment.long", LONGEST_COMMENT)));
    }

    private Field display(Field field) {
        var value = field.value().isEmpty() ? Written.value(Display.NONE) : field.value();
        if (field.fault().isPresent()) {
            return field.typed(Written.value(Display.NONE));
        }
        return displays().contains(value) ? field.typed(value) : field.faulty(text.say("fault.display.unknown"));
    }

    private Field agree(Field field) {
        return field.fault().isPresent() || field.value().equals("on")
                ? field
                : field.faulty(text.say("fault.agree.missing"));
    }

    private Field optional(Field field, String missing, Function<String, Optional<String>> check) {
        if (!field.shown() || field.fault().isPresent()) {
            return field;
        }
        if (field.value().isBlank()) {
            return field.required() ? field.faulty(text.say(missing)) : field;
        }
        return check.apply(field.value()).map(field::faulty).orElse(field);
    }

    /** A field sent twice is a fault of its own; which of the two was meant is not guessed. */
    private Field typed(Field field, Form form) {
        if (!field.shown()) {
            return field;
        }
        return form.isRepeated(field.name())
                ? field.typed("").faulty(text.say("fault.repeated"))
                : field.typed(form.one(field.name()).orElse("").strip());
    }

    private static Optional<String> given(Field field) {
        return Optional.of(field.value()).filter(value -> field.shown() && !value.isBlank());
    }

    private static Field field(String name, Ask ask) {
        return switch (ask) {
            case REQUIRED -> Field.required(name);
            case OPTIONAL -> Field.optional(name);
            case NO -> Field.absent(name);
        };
    }
}
