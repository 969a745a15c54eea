package dev.curfew.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plays steps on the engine and on the model, and compares after each. */
final class Trial {

    private final Engine engine;
    private final Model model;
    private final List<Step> played = new ArrayList<>();

    private Trial(World world) {
        this.engine = new Engine(world);
        this.model = new Model(world, engine);
    }

    /** What went wrong, and where. */
    record Failure(Script script, Throwable cause) {}

    /** Plays so many steps by chance. Null if the engine does what it should. */
    static @Nullable Failure explore(long seed, int steps) {
        World world = World.of(seed, Set.of());
        Trial trial = new Trial(world);
        StepDice dice = new StepDice(new Dice(~seed), world, trial.model);
        try {
            for (int i = 0; i < steps; i++) {
                trial.play(dice.step());
            }
            return null;
        } catch (Mismatch | RuntimeException cause) {
            return new Failure(new Script(seed, Set.of(), trial.played), cause);
        }
    }

    /** Plays a script. Null if the engine does what it should. */
    static @Nullable Failure replay(Script script) {
        Trial trial = new Trial(script.world());
        try {
            script.steps().forEach(trial::play);
            return null;
        } catch (Mismatch | RuntimeException cause) {
            return new Failure(script.with(trial.played), cause);
        }
    }

    private void play(Step step) {
        played.add(step);
        String outcome = step.on(engine);
        Mismatch.unlessEqual(step.on(model), outcome, "the outcome of " + step, "now " + model.now(0));
        model.check();
    }
}
