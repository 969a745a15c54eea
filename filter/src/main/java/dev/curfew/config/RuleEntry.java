package dev.curfew.config;

import dev.curfew.policy.Rule;
import java.util.List;

/**
 * One rule as it is written.
 *
 * @param section where
 * @param when where its condition is
 * @param rule what it says itself
 * @param presets what its preset says
 * @param values what it says itself, value by value
 * @param deviations what it deviates in, and why
 */
record RuleEntry(
        Section section, Section when, Rule rule, List<Rule> presets, RuleValues values, List<Deviation> deviations) {}
