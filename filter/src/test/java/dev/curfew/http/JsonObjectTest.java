package dev.curfew.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonObjectTest {

    @Test
    void keepsItsMembersInOrder() {
        assertThat(new JsonObject()
                        .with(member("b"), "x")
                        .with(member("a"), (Long) 1L)
                        .with(member("c"), (String) null)
                        .with(member("d"), (Long) null))
                .hasToString("{\"b\":\"x\",\"a\":1,\"c\":null,\"d\":null}");
    }

    @Test
    void canBeEmpty() {
        assertThat(new JsonObject()).hasToString("{}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a\"b | a\\\"b",
                "a\\b | a\\\\b",
                "</script> | \\u003c/script\\u003e",
                "a&b | a\\u0026b",
                "`a\nb` | a\\u000ab",
                "`\u001f` | \\u001f",
                "\u2028\u2029 | \\u2028\\u2029",
                "\uD83D\uDE00 | \\ud83d\\ude00",
                "ä€'/ | ä€'/"
            })
    void escapesWhatCouldEndTheTextOrBeReadAsMarkup(String text, String escaped) {
        assertThat(new JsonObject().with(member("a"), text)).hasToString("{\"a\":\"" + escaped + "\"}");
    }

    @Test
    void escapesNamesToo() {
        assertThat(new JsonObject().with(member("a\""), (Long) 1L)).hasToString("{\"a\\\"\":1}");
    }

    @Test
    void escapesHalfACharacterAndTheZeroSoThatTheTextStaysValid() {
        assertThat(new JsonObject().with(member("a"), "\uD83D\u0000")).hasToString("{\"a\":\"\\ud83d\\u0000\"}");
    }

    @Test
    void writesTruthsAndArrays() {
        JsonObject one = new JsonObject().with(member("a"), true).with(member("b"), false);
        assertThat(one).hasToString("{\"a\":true,\"b\":false}");
        assertThat(JsonObject.array(List.of(one, new JsonObject()))).isEqualTo("[{\"a\":true,\"b\":false},{}]");
        assertThat(JsonObject.array(List.of())).isEqualTo("[]");
    }

    private static JsonMember member(String word) {
        return () -> word;
    }
}
