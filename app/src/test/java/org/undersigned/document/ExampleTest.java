package org.undersigned.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ExampleTest {

    @Test
    void the_example_campaign_is_understood_in_full() throws Exception {
        var campaign = Documents.understood(Files.readString(Path.of("../examples/welcome-asylum-seekers.md")));

        assertThat(campaign.slug()).contains(new Slug("welcome-asylum-seekers"));
        assertThat(campaign.target().name()).isEqualTo("President Biden");
        assertThat(campaign.target().country()).contains("US");
        assertThat(campaign.goal()).hasValue(20_000);
        assertThat(campaign.callToAction()).isPresent();
        assertThat(campaign.why().split("\n\n")).hasSize(2);
        assertThat(campaign.text().opening()).hasSize(3);
        assertThat(campaign.text().demands()).hasSize(5);
        assertThat(campaign.organisation())
                .hasValueSatisfying(
                        organisation -> assertThat(organisation.name()).isEqualTo("Open Door Coalition"));
    }
}
