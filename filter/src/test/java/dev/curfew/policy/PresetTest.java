package dev.curfew.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.policy.Preset.Confidence;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The figures of each standard, written out once more. */
class PresetTest {

    @ParameterizedTest
    @CsvSource({
        "nist-aal1,        off,  P30D,  off,  0,    none, none, HIGH",
        "nist-aal2,        PT60M, PT24H, PT60M, 0,  none, none, HIGH",
        "nist-aal3,        PT15M, PT12H, PT15M, 0,  none, none, HIGH",
        "nist-r3-aal2,     PT30M, PT12H, PT30M, 0,  none, none, HIGH",
        "nist-r3-aal3,     PT15M, PT12H, PT15M, 0,  none, none, HIGH",
        "pci-dss,          PT15M, PT8H,  PT15M, 0,  none, none, HIGH",
        "owasp-asvs-l1,    off,  P30D,  off,  0,    none, none, HIGH",
        "owasp-asvs-l2,    PT30M, PT12H, PT30M, 0,  none, none, HIGH",
        "owasp-asvs-l3,    PT15M, PT12H, PT15M, 0,  none, none, HIGH",
        "owasp-high-value, PT5M,  PT4H,  PT5M,  0,  none, none, MEDIUM",
        "owasp-low-risk,   PT30M, PT8H,  PT30M, 0,  none, none, MEDIUM",
        "hipaa-typical,    PT15M, PT12H, PT15M, 0,  none, none, LOW",
        "stig,             PT15M, PT8H,  PT10M, 0,  none, none, HIGH",
        "stig-high-value,  PT5M,  PT8H,  PT5M,  0,  none, none, HIGH",
        "fedramp-moderate, PT15M, PT12H, PT10M, 0,  none, none, HIGH",
        "fedramp-high,     PT15M, PT12H, PT10M, 0,  2,    3,    HIGH",
        "psd2-sca,         PT5M,  PT8H,  PT5M,  0,  none, none, HIGH",
        "uk-hmrc,          PT15M, PT8H,  PT15M, 2,  none, none, HIGH"
    })
    void hasTheFiguresOfItsStandard(
            String word,
            String idle,
            Duration absolute,
            String administratorIdle,
            int warnMinutes,
            String sessions,
            String administratorSessions,
            Confidence confidence) {
        Preset preset = Preset.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));

        long warn = Duration.ofMinutes(warnMinutes).toMillis();
        assertThat(preset.users()).isEqualTo(new PresetLimits(limit(idle), absolute.toMillis(), warn, most(sessions)));
        assertThat(preset.administrators())
                .isEqualTo(new PresetLimits(
                        limit(administratorIdle), absolute.toMillis(), warn, most(administratorSessions)));
        assertThat(preset.confidence()).isEqualTo(confidence);
        assertThat(preset.word()).isEqualTo(word);
    }

    private static long limit(String text) {
        return text.equals("off") ? Limits.NONE : Duration.parse(text).toMillis();
    }

    private static int most(String text) {
        return text.equals("none") ? Effect.UNLIMITED : Integer.parseInt(text);
    }

    @Test
    void thereIsNoOther() {
        assertThat(Preset.words()).hasSize(18).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void saysWhereItIsFrom(Preset preset) {
        assertThat(preset.source()).isNotBlank();
        assertThat(preset.proof()).isNotBlank();
        assertThat(preset.source() + preset.proof() + preset.remark()).doesNotContain("|", "\n");
    }

    @ParameterizedTest
    @EnumSource(names = {"PCI_DSS", "HIPAA_TYPICAL", "PSD2_SCA", "UK_HMRC"})
    void saysWhichNumbersAreOurs(Preset preset) {
        assertThat(preset.remark()).contains("ours");
    }
}
