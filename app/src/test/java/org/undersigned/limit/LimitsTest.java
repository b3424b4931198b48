package org.undersigned.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LimitsTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private final Limits limits = new Limits(LimitSettings.standard(Networks.parse("10.0.0.0/8, 2001:db8::/32")));

    @Test
    void a_second_request_of_a_client_within_a_minute_is_one_too_many() {
        assertThat(limits.tooMany(ago(59), ago(59), NOON)).isTrue();
        assertThat(limits.tooMany(ago(61), ago(61), NOON)).isFalse();
    }

    @Test
    void a_sixth_request_of_a_client_within_five_minutes_is_one_too_many() {
        assertThat(limits.tooMany(ago(70, 120, 180, 240, 290), List.of(), NOON)).isTrue();
        assertThat(limits.tooMany(ago(70, 120, 180, 240, 301), List.of(), NOON)).isFalse();
    }

    @Test
    void a_range_may_ask_ten_times_as_often() {
        assertThat(limits.tooMany(List.of(), ago(1, 2, 3, 4, 5, 6, 7, 8, 9), NOON))
                .isFalse();
        assertThat(limits.tooMany(List.of(), ago(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), NOON))
                .isTrue();
    }

    @Test
    void an_address_gets_a_link_and_two_more_in_its_first_hour_then_one_a_day_then_none() {
        assertThat(limits.mayMail(List.of(), List.of(), NOON)).isTrue();
        assertThat(limits.mayMail(ago(60, 30), List.of(), NOON)).isTrue();
        assertThat(limits.mayMail(ago(60, 30, 10), List.of(), NOON)).isFalse();
        assertThat(limits.mayMail(ago(90_000, 89_000, 88_000), List.of(), NOON)).isTrue();
        assertThat(limits.mayMail(ago(90_000, 89_000, 80_000), List.of(), NOON)).isFalse();
        assertThat(limits.mayMail(ago(900_000, 800_000, 700_000, 600_000, 500_000, 400_000), List.of(), NOON))
                .isFalse();
    }

    @Test
    void an_address_gets_five_mails_a_day_over_all_campaigns() {
        assertThat(limits.mayMail(List.of(), ago(1, 2, 3, 4), NOON)).isTrue();
        assertThat(limits.mayMail(List.of(), ago(1, 2, 3, 4, 5), NOON)).isFalse();
    }

    @Test
    void networks_on_the_list_are_exempt() {
        assertThat(limits.isExempt(client("10.200.1.2"))).isTrue();
        assertThat(limits.isExempt(client("2001:db8:1::1"))).isTrue();
        assertThat(limits.isExempt(client("11.0.0.1"))).isFalse();
        assertThat(limits.isExempt(client("2001:db9::1"))).isFalse();
    }

    @Test
    void what_is_no_network_is_named() {
        assertThatThrownBy(() -> Networks.parse("10.0.0.0/8, example.org")).hasMessage("example.org");
        assertThatThrownBy(() -> Networks.parse("10.0.0.0/33")).hasMessage("10.0.0.0/33");
    }

    @Test
    void clients_of_one_household_or_neighbourhood_look_alike() {
        assertThat(client("192.0.2.7").single())
                .isNotEqualTo(client("192.0.2.8").single());
        assertThat(client("192.0.2.7").range()).isEqualTo(client("192.0.2.8").range());
        assertThat(client("2001:db8:0:1::7").single())
                .isEqualTo(client("2001:db8:0:1:ffff::8").single());
        assertThat(client("2001:db8:0:1::7").range())
                .isEqualTo(client("2001:db8:0:2::7").range());
        assertThat(client("192.0.2.7").toString()).doesNotContain("192");
    }

    private static Client client(String address) {
        return new Client(InetAddress.ofLiteral(address));
    }

    private static List<Instant> ago(long... seconds) {
        return LongStream.of(seconds).mapToObj(NOON::minusSeconds).toList();
    }
}
