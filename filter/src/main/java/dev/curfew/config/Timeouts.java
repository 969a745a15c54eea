package dev.curfew.config;

import dev.curfew.oidc.ProviderAction;
import dev.curfew.policy.Limits;
import dev.curfew.policy.PageInteraction;
import dev.curfew.policy.PresetRules;
import dev.curfew.policy.Reauthentication;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code timeouts} says.
 *
 * @param limits the limits, or null after a fault
 * @param reauthentication what it takes to come back, or null after a fault
 * @param pageInteraction whether what a user does in a page counts, or null after a fault
 * @param atProvider what a timeout does at the provider, or null after a fault
 * @param onBrowserClose how long after its last tab has gone a browser's session ends, milliseconds, or null after a fault
 * @param administratorRoles the roles that make somebody an administrator; empty after a fault
 * @param namesPreset whether a preset is named, understood or not
 * @param preset the preset without what is deviated from, or null if there is none, and after a fault
 * @param deviations what is deviated from, and why
 */
record Timeouts(
        @Nullable Limits limits,
        @Nullable Reauthentication reauthentication,
        @Nullable PageInteraction pageInteraction,
        @Nullable ProviderAction atProvider,
        @Nullable Long onBrowserClose,
        Set<String> administratorRoles,
        boolean namesPreset,
        @Nullable PresetRules preset,
        List<Deviation> deviations) {}
