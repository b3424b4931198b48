package org.undersigned.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.undersigned.document.CampaignReader;
import org.undersigned.document.Reading;

class SignatureFormTest {

    @Test
    void nothing_is_chosen_beforehand_but_to_show_nothing() throws IOException {
        var example = Files.readAllBytes(Path.of("../examples/welcome-asylum-seekers.md"));
        var document = ((Reading.Understood) CampaignReader.read(example, Locale.ENGLISH)).document();

        var form = new SignatureForm(document, "Open Door Coalition").empty("/campaigns/example", "");

        assertThat(document.target().country()).contains("US");
        assertThat(form.country().value()).isEmpty();
        assertThat(form.display().value()).isEqualTo("none");
        assertThat(form.agree().value()).isEmpty();
        assertThat(form.updates().value()).isEmpty();
    }
}
