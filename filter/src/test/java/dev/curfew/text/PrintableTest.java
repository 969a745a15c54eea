package dev.curfew.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PrintableTest {

    /** The same in Unicode's own words. */
    private static final Pattern STRAY = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cf}\\p{Cs}]");

    @Test
    void knowsEveryCodePointThatLeavesItsLineOrHides() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            String text = "a" + Character.toString(c) + "b";
            boolean stray = STRAY.matcher(text).find();
            assertThat(Printable.isPrintable(c)).as("U+%04X", c).isEqualTo(!stray);
            assertThat(Printable.of(text)).as("U+%04X", c).isEqualTo(stray ? "a_b" : text);
        }
    }

    @Test
    void knowsTheOnesThatWereForgottenOnce() {
        assertThat(Printable.of("a\u0085b\u2028c\u2029d\u202Ee\u2066f\u0000")).isEqualTo("a_b_c_d_e_f_");
        assertThat(Printable.of("größer 😀 عربي")).isEqualTo("größer 😀 عربي");
    }
}
