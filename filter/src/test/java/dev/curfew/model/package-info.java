/**
 * The tests of time: what the engine does, step by step, beside a slow and obvious model of it.
 *
 * <p>{@link dev.curfew.model.Script} is what is played, {@link dev.curfew.model.Engine} and {@link dev.curfew.model.Model} play it, and
 * {@link dev.curfew.model.Trial} compares.
 */
@NullMarked
package dev.curfew.model;

import org.jspecify.annotations.NullMarked;
