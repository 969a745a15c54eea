package dev.curfew.config;

import java.util.Arrays;
import java.util.List;

/** The paths of all settings, for tests of other packages. */
public final class SettingPaths {

    private SettingPaths() {}

    /** Such as {@code timeouts.idle} and {@code rules[].when.path}, in the order of the reference. */
    public static List<String> all() {
        return Arrays.stream(Setting.values()).map(Setting::path).toList();
    }
}
