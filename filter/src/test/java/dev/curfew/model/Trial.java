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

    private Trial(World world, Flaw flaw) {
        this.engine = new Engine(world, flaw);
        this.model = new Model(world, engine);
    }

    /** What went wrong, and where. */
    record Failure(Script script, Flaw flaw, Throwable cause) {

        /** Everything that is needed to see it again. */
        @Override
        public String toString() {
            return cause.getMessage() + "\n\n" + script + "\n\nin " + script.world();
        }
    }

    /** Plays so many steps by chance. Null if the engine does what it should. */
    static @Nullable Failure explore(long seed, int steps, Flaw flaw) {
        World world = World.of(seed, Set.of());
        Trial trial = new Trial(world, flaw);
        StepDice dice = new StepDice(new Dice(~seed), trial.model);
        try {
            for (int i = 0; i < steps; i++) {
                trial.play(dice.step());
            }
            return null;
        } catch (Mismatch | RuntimeException cause) {
            return new Failure(new Script(seed, Set.of(), trial.played), flaw, cause);
        }
    }

    /** Plays a script. Null if the engine does what it should. */
    static @Nullable Failure replay(Script script, Flaw flaw) {
        Trial trial = new Trial(script.world(), flaw);
        try {
            script.steps().forEach(trial::play);
            return null;
        } catch (Mismatch | RuntimeException cause) {
            return new Failure(script.with(trial.played), flaw, cause);
        }
    }

    private void play(Step step) {
        played.add(step);
        String outcome = step.on(engine);
        Mismatch.unlessEqual(step.on(model), outcome, "the outcome", step);
        model.check();
    }
}
