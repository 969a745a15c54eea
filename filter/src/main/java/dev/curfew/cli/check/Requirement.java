package dev.curfew.cli.check;

import java.util.function.Function;

/**
 * What a standard asks for, in our words.
 *
 * @param standard where
 * @param id which, as the standard counts
 * @param title what
 * @param judge how a policy stands to it
 */
public record Requirement(String standard, String id, String title, Function<PolicyUnderReview, Assessment> judge) {}
