package org.undersigned.site;

import java.util.Optional;
import org.undersigned.campaign.Campaign;
import org.undersigned.mail.EmailAddress;
import org.undersigned.web.Form;

/** A form of one address: the address, or the field with its fault. */
record EmailField(Field field, Optional<EmailAddress> address) {

    static EmailField read(Form form, Campaign campaign) {
        var text = Written.texts(campaign.document());
        var field = Field.required("email").typed(form.one("email").orElse("").strip());
        if (field.value().isEmpty()) {
            return new EmailField(field.faulty(text.say("fault.email.missing")), Optional.empty());
        }
        var address = EmailAddress.parse(field.value());
        return new EmailField(address.isPresent() ? field : field.faulty(text.say("fault.email.malformed")), address);
    }
}
