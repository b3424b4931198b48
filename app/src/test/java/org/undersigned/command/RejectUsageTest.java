package org.undersigned.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undersigned.Application;

/** Wrong usage is refused before anything is opened. */
class RejectUsageTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "number=one",
                "signature=12",
                "domain=nowhere",
                "address=sam",
                "confirmed>=yesterday",
                "confirmed=2026-11-24T10:00Z",
                "name=Sam",
                "number>=1",
                "domain="
            })
    void a_condition_that_is_none_is_wrong_usage(String condition) {
        assertThat(Commands.run(Application.class, "reject", "bees", "--where", condition, "--reason", "other"))
                .isEqualTo(2);
    }

    @Test
    void so_are_two_choices_at_once_and_a_condition_that_is_none_where_something_is_released() {
        assertThat(Commands.run(Application.class, "release", "bees", "--where", "number>=1"))
                .isEqualTo(2);
        assertThat(Commands.run(Application.class, "release", "bees", "--all", "--where", "number=1"))
                .isEqualTo(2);
    }

    @Test
    void so_is_a_reason_that_the_ledger_does_not_know() {
        assertThat(Commands.run(Application.class, "reject", "bees", "--where", "number=1", "--reason", "spam"))
                .isEqualTo(2);
    }
}
