package dev.curfew.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormTest {

    @Test
    void keepsEveryValueOfEveryFieldInOrder() {
        assertThat(Form.parse("b=1&a=2&b=3").fields())
                .containsExactly(entry("b", List.of("1", "3")), entry("a", List.of("2")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "a=1 | 1",
                "a=1+2%2B3 | 1 2+3",
                "a=%C3%A4 | ä",
                "%61=1 | 1",
                "a=b=c | b=c",
                "a= | ''",
                "a | ''",
                "&&a=1& | 1",
                "b=%&a=1 | 1",
                "a=% | none",
                "a=%zz | none",
                "a=%4 | none",
                "%=1 | none",
                "a=1&a=1 | none",
                "a=1&a=2 | none",
                "A=1 | none",
                "=1 | none",
                "'' | none"
            })
    void readsTheOnlyValueOfAField(String encoded, @Nullable String value) {
        assertThat(Form.parse(encoded).single("a")).isEqualTo(value);
    }

    @Test
    void nothingHasNoFields() {
        assertThat(Form.parse(null).fields()).isEmpty();
    }
}
