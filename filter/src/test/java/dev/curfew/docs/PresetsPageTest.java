package dev.curfew.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.policy.Effect;
import dev.curfew.policy.Limits;
import dev.curfew.policy.Preset;
import dev.curfew.policy.PresetLimits;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/reference/presets.md} to the presets, both ways. */
class PresetsPageTest {

    @Test
    void everyPresetIsOnThePageWithItsNumbersAndNoOther() {
        assertThat(MarkdownPage.of("reference/presets.md").cells("## All presets"))
                .containsExactlyElementsOf(
                        Arrays.stream(Preset.values()).map(PresetsPageTest::row).toList());
    }

    private static List<String> row(Preset preset) {
        PresetLimits users = preset.users();
        return List.of(
                preset.word(),
                Limits.inWords(users.idle()),
                Limits.inWords(users.absolute()),
                others(preset),
                preset.proof(),
                preset.source(),
                preset.confidence().name().toLowerCase(Locale.ROOT),
                preset.remark().isEmpty() ? "-" : preset.remark());
    }

    private static String others(Preset preset) {
        PresetLimits users = preset.users();
        PresetLimits administrators = preset.administrators();
        String warn = users.warn() == 0 ? "" : "warn " + Limits.inWords(users.warn());
        String idle = administrators.idle() == users.idle()
                ? ""
                : "administrators idle " + Limits.inWords(administrators.idle());
        String sessions = users.maxSessions() == Effect.UNLIMITED
                ? ""
                : ", sessions " + administrators.maxSessions() + ", others sessions " + users.maxSessions();
        String all = warn + idle + sessions;
        return all.isEmpty() ? "-" : all;
    }
}
