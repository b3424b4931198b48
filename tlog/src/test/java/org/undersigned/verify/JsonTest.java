package org.undersigned.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undersigned.tlog.Unproven;

class JsonTest {

    @Test
    void values_are_read() {
        var members = Json.members(
                " {\"text\" : \"a\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\udc1d\u00e9🐝\", \"whole\":12, \"more\":[[],{},null,true,-1.5E+3]} \n");

        assertThat(members.text("text")).isEqualTo("a\"\\/\b\f\n\r\té🐝é🐝");
        assertThat(members.whole("whole")).isEqualTo(12);
    }

    @Test
    void what_is_written_is_read_again() {
        var all = new StringBuilder("🐝é\u2028");
        for (var c = 0; c < 0x80; c++) {
            all.append((char) c);
        }
        var json = new JsonObject().text("a", all.toString()).whole("b", 7).toString();

        assertThat(Json.members(json).text("a")).isEqualTo(all.toString());
        assertThat(json.chars()).noneMatch(c -> c < ' ');
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "7",
                "{",
                "{}}",
                "{} {}",
                "{,}",
                "{\"a\":1,}",
                "{\"a\"}",
                "{\"a\":}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":[1,]}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":1.}",
                "{\"a\":.5}",
                "{\"a\":1e}",
                "{\"a\":NaN}",
                "{\"a\":nul}",
                "{\"a\":\"\n\"}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12\"}",
                "{\"a\":\"\\u١٢٣٤\"}",
                "{\"a\":\"\\ud83d\"}",
                "{\"a\":\"\\udc1d\\ud83d\"}",
                "{\"a\":1,\"a\":1}",
                "{\"a\":1,\"\\u0061\":1}",
                "\uFEFF{}",
                "{}\u00a0",
                "/**/{}"
            })
    void what_is_not_an_object_of_strict_json_is_refused(String text) {
        assertThatThrownBy(() -> Json.members(text)).isInstanceOf(Unproven.class);
    }

    @Test
    void depth_size_and_numbers_have_limits() {
        assertThatThrownBy(() -> Json.members("{\"a\":" + "[".repeat(1_000_000)))
                .isInstanceOf(Unproven.class)
                .hasMessageContaining("deeply");
        assertThatThrownBy(() -> Json.members("{\"a\":" + "{\"a\":".repeat(100_000)))
                .isInstanceOf(Unproven.class);
        assertThatThrownBy(() -> Json.members("{\"a\":\"" + "x".repeat(2_000_000) + "\"}"))
                .isInstanceOf(Unproven.class);
        assertThatThrownBy(() -> Json.members("{\"a\":" + "9".repeat(100_000) + "}"))
                .isInstanceOf(Unproven.class);
        assertThat(Json.members("{\"a\":" + "[".repeat(30) + "]".repeat(30) + "}"))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.0", "1e3", "9223372036854775808", "\"1\"", "null", "true", "[1]"})
    void a_whole_number_is_written_as_one(String value) {
        var members = Json.members("{\"a\":" + value + "}");

        assertThatThrownBy(() -> members.whole("a")).isInstanceOf(Unproven.class);
    }

    @Test
    void a_hash_is_64_lower_case_digits() {
        var hash = "0123456789abcdef".repeat(4);

        assertThat(Json.members("{\"a\":\"" + hash + "\"}").hash("a")).hasSize(32);
        for (var other : new String[] {hash.toUpperCase(Locale.ROOT), hash + "00", hash.substring(2), ""}) {
            var members = Json.members("{\"a\":\"" + other + "\"}");
            assertThatThrownBy(() -> members.hash("a")).isInstanceOf(Unproven.class);
        }
    }
}
