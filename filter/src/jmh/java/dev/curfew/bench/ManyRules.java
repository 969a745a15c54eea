package dev.curfew.bench;

import dev.curfew.policy.ActivityRule;
import dev.curfew.policy.Condition;
import dev.curfew.policy.Effect;
import dev.curfew.policy.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** A policy as a big house has one: modules with rules of their own, in all ways that rules can be written. */
final class ManyRules {

    private static final int KINDS = 5;

    private final int count;

    ManyRules(int count) {
        this.count = count;
    }

    List<Rule> rules() {
        List<Rule> rules = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            rules.add(new Rule("rule " + i, when(i % KINDS, i / KINDS), effect(i % KINDS, i / KINDS)));
        }
        return rules;
    }

    private static Condition when(int kind, int module) {
        String root = "/bank/module" + module;
        return switch (kind) {
            case 0 -> Condition.path(root + "/**");
            case 1 -> Condition.path(root + "/pages/edit");
            case 2 -> Condition.path("/bank/*/report-*-" + module + ".pdf", "/bank/module" + module + "-*/**");
            case 3 -> Condition.role(module == 0 ? "customer" : "role" + module);
            default -> Condition.path(root + "/pages/*").method("POST", "PUT");
        };
    }

    /** What no session here falls short of. */
    private static Effect effect(int kind, int module) {
        long minutes = TimeUnit.MINUTES.toMillis(5 + module % 10);
        return switch (kind) {
            case 0 -> Effect.builder().idle(minutes).build();
            case 1, 4 -> Effect.builder().reauthenticateAfter(10 * minutes).build();
            case 2 -> Effect.builder().activity(ActivityRule.IGNORE).build();
            default ->
                Effect.builder()
                        .idle(2 * minutes)
                        .reauthenticateAfter(20 * minutes)
                        .build();
        };
    }

    /** Paths within the webapp, of modules picked at random. Two rules are about each, and one about its user. */
    String[] paths(int howMany) {
        Random random = new Random(42);
        String[] paths = new String[howMany];
        for (int i = 0; i < howMany; i++) {
            paths[i] = "/module" + random.nextInt((count + KINDS - 1) / KINDS) + "/pages/edit";
        }
        return paths;
    }
}
