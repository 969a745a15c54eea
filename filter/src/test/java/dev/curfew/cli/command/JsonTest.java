package dev.curfew.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Test
    void isIndentedForPeople() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("text", "a");
        data.put("list", List.of(1, true));
        data.put("empty", List.of());
        data.put("nested", Map.of());

        assertThat(Json.of(data))
                .isEqualTo(
                        """
                        {
                          "text": "a",
                          "list": [
                            1,
                            true
                          ],
                          "empty": [],
                          "nested": {}
                        }""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"\\/", "\u0000\u001f\u007f\n\t", "\u2028\u2029", "größer", "😀", "\ud800"})
    void everyTextIsReadAsItWasWritten(String text) throws ParseException {
        String json = Json.of(Map.of("text", text));

        assertThat(json).doesNotContain("\u0000", "\u2028", "\u007f").hasLineCount(3);
        assertThat(JSONObjectUtils.parse(json)).containsEntry("text", text);
    }

    @Test
    void nullsStay() {
        assertThat(Json.of(Arrays.asList(null, "a"))).isEqualTo("[\n  null,\n  \"a\"\n]");
    }
}
