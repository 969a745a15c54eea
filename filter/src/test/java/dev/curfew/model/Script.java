package dev.curfew.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Something to play: a world, and what happens in it. As text it can be kept and played again.
 *
 * @param seed makes the world
 * @param without rules that are left out of it
 * @param steps what happens
 */
record Script(long seed, Set<String> without, List<Step> steps) {

    Script {
        without = new TreeSet<>(without);
        steps = List.copyOf(steps);
    }

    World world() {
        return World.of(seed, without);
    }

    Script with(List<Step> others) {
        return new Script(seed, without, others);
    }

    Script without(String rule) {
        Set<String> fewer = new TreeSet<>(without);
        fewer.add(rule);
        return new Script(seed, fewer, steps);
    }

    /** Every rule that is left. */
    List<String> rules() {
        List<String> names = new ArrayList<>();
        World world = world();
        for (int i = 0; i < world.policies().size(); i++) {
            int number = i;
            world.policies().get(i).rules().forEach(rule -> names.add(number + "." + rule.name()));
        }
        return names;
    }

    static Script parse(String text) {
        List<String> lines =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        List<String> head = List.of(lines.get(0).split(" +", -1));
        return new Script(
                Long.parseLong(head.get(1)),
                Set.copyOf(head.subList(2, head.size())),
                lines.stream().skip(1).map(StepText::read).toList());
    }

    /** What {@link #parse} reads. */
    @Override
    public String toString() {
        return "world " + seed + without.stream().map(rule -> " " + rule).collect(Collectors.joining()) + "\n"
                + steps.stream().map(StepText::write).collect(Collectors.joining("\n"));
    }
}
