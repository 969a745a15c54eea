package dev.curfew.model;

import dev.curfew.policy.Access;
import dev.curfew.policy.ActivityRule;
import dev.curfew.policy.Caller;
import dev.curfew.policy.Condition;
import dev.curfew.policy.Effect;
import dev.curfew.policy.Limits;
import dev.curfew.policy.PathPattern;
import dev.curfew.policy.Policy;
import dev.curfew.policy.Reauthentication;
import dev.curfew.policy.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a policy means, read rule by rule in the words of the issue: all rules that match apply, the strictest value of each setting wins, a
 * rule can never loosen. Rules about users alone hold for their sessions; the others for requests.
 */
final class Reading {

    private static final Map<String, Pattern> PATTERNS = Collections.synchronizedMap(new HashMap<>());

    private final Policy policy;
    private final int generation;
    private final Map<Caller, Bounds> bounds = new HashMap<>();
    private final Map<List<Object>, Demand> demands = new HashMap<>();

    Reading(Policy policy, int generation) {
        this.policy = policy;
        this.generation = generation;
    }

    int generation() {
        return generation;
    }

    Limits base() {
        return policy.limits();
    }

    /**
     * What holds for the sessions of somebody, milliseconds.
     *
     * @param lag how far a record may lag behind the last activity
     * @param proven whether coming back takes a new authentication
     */
    record Bounds(long idle, long absolute, long warn, long resumeWithin, long lag, boolean proven) {

        /** How far apart pages call in. */
        long beat() {
            return Math.max(1, Math.min(idle / 6, 60_000));
        }

        /** How long a page speaks for its user after it has called in. */
        long window() {
            return 3 * beat();
        }
    }

    /**
     * What holds for a request, milliseconds.
     *
     * @param open whether it needs nobody
     * @param closed whether it is not for this person, whatever they prove
     */
    record Demand(
            boolean open, boolean closed, ActivityRule activity, long idle, long age, @Nullable List<String> acr) {}

    Bounds bounds(Caller who) {
        return bounds.computeIfAbsent(who, this::read);
    }

    Demand demand(Caller who, String method, String path) {
        return demands.computeIfAbsent(List.of(who, method, path), unused -> read(who, method, path));
    }

    private Bounds read(Caller who) {
        Limits limits = policy.limits();
        long idle = limits.idle();
        long absolute = limits.absolute();
        long warn = limits.warn();
        long resumeWithin = limits.resumeWithin();
        long lag = Math.min(limits.granularity(), usualLag(Limits.NONE));
        boolean proven = policy.reauthentication() == Reauthentication.REQUIRED;
        for (Rule rule : policy.rules()) {
            Effect effect = rule.effect();
            if (!isElsewhere(rule) && !isAboutUsers(rule)) {
                lag = Math.min(lag, usualLag(effect.idle()));
            } else if (!isElsewhere(rule) && fits(rule.when(), who)) {
                idle = Math.min(idle, effect.idle());
                absolute = Math.min(absolute, effect.absolute());
                warn = Math.max(warn, effect.warn());
                resumeWithin = Math.min(resumeWithin, effect.resumeWithin());
                lag = Math.min(lag, usualLag(effect.idle()));
                proven |= effect.reauthentication() == Reauthentication.REQUIRED;
            }
        }
        long shorter = Math.min(idle, absolute);
        long fitting = warn < shorter ? warn : shorter / 3 >= 20_000 ? shorter / 3 : 0;
        return new Bounds(idle, absolute, fitting, resumeWithin, lag, proven);
    }

    private static long usualLag(long idle) {
        return Math.min(idle / 100, 30_000);
    }

    private Demand read(Caller who, String method, String path) {
        boolean opened = false;
        boolean shut = false;
        boolean closed = false;
        @Nullable ActivityRule activity = null;
        long idle = Limits.NONE;
        long age = Limits.NONE;
        List<List<String>> classes = new ArrayList<>();
        for (Rule rule : policy.rules()) {
            if (isElsewhere(rule) || !fits(rule.when(), who) || !fits(rule.when(), method, path)) {
                continue;
            }
            Effect effect = rule.effect();
            Access access = effect.access();
            if (access != null) {
                opened |= access.open();
                shut |= !access.open();
                closed |= access.roles().stream().anyMatch(some -> Collections.disjoint(some, who.roles()));
            }
            ActivityRule said = effect.activity();
            activity = said != null && (activity == null || said.compareTo(activity) > 0) ? said : activity;
            if (!isAboutUsers(rule)) {
                idle = Math.min(idle, effect.idle());
                age = Math.min(age, effect.absolute());
            }
            age = Math.min(age, effect.reauthenticateAfter());
            if (effect.acr() != null) {
                classes.add(effect.acr());
            }
        }
        List<String> acr = common(classes);
        boolean open = opened && !shut;
        return new Demand(
                open,
                closed || (acr != null && acr.isEmpty()),
                activity == null ? ActivityRule.AUTO : activity,
                idle,
                age,
                acr);
    }

    /** What all accept; in the order they agree on, or sorted. */
    private static @Nullable List<String> common(Collection<List<String>> classes) {
        if (Set.copyOf(classes).size() <= 1) {
            return classes.stream().findFirst().orElse(null);
        }
        TreeSet<String> common = new TreeSet<>(classes.iterator().next());
        classes.forEach(common::retainAll);
        return List.copyOf(common);
    }

    /** A door of one context never meets the others. */
    private static boolean isElsewhere(Rule rule) {
        Set<String> contexts = rule.when().contexts();
        return !contexts.isEmpty() && !contexts.contains(World.CONTEXT);
    }

    private static boolean isAboutUsers(Rule rule) {
        Condition when = rule.when();
        return when.paths().isEmpty()
                && when.methods().isEmpty()
                && when.hosts().isEmpty();
    }

    private static boolean fits(Condition when, Caller who) {
        return (when.users().isEmpty() || when.users().contains(who.name()))
                && (when.roles().isEmpty() || !Collections.disjoint(when.roles(), who.roles()));
    }

    private static boolean fits(Condition when, String method, String path) {
        return (when.methods().isEmpty() || when.methods().contains(method))
                && (when.hosts().isEmpty() || when.hosts().contains(World.HOST))
                && (when.paths().isEmpty() || when.paths().stream().anyMatch(pattern -> matches(pattern, path)));
    }

    private static boolean matches(PathPattern pattern, String path) {
        return PATTERNS.computeIfAbsent(pattern.toString(), Reading::regex)
                .matcher(path)
                .matches();
    }

    private static Pattern regex(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (String segment : pattern.substring(1).split("/", -1)) {
            regex.append(
                    segment.equals("**")
                            ? "(/.*)?"
                            : "/" + segment.replace("*", "[^/]*").replace('?', '.'));
        }
        return Pattern.compile(regex.toString());
    }
}
