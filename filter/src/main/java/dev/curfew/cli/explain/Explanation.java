package dev.curfew.cli.explain;

import dev.curfew.cli.command.PolicySetting;
import dev.curfew.cli.command.Source;
import dev.curfew.cli.command.Sources;
import dev.curfew.config.LoadedConfiguration;
import dev.curfew.policy.Caller;
import dev.curfew.policy.Condition;
import dev.curfew.policy.Effect;
import dev.curfew.policy.Limits;
import dev.curfew.policy.Policy;
import dev.curfew.policy.RequestTarget;
import dev.curfew.policy.Rule;
import dev.curfew.policy.Ruling;
import dev.curfew.policy.Terms;
import dev.curfew.policy.match.Rulebook;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What holds for one user at one request, and which rules make it so. The values are the engine's; this only finds out who said them.
 *
 * @param terms what holds for the session
 * @param ruling what holds for the request
 * @param matches the rules that apply
 * @param ofSession each setting of the session
 * @param ofRequest each setting of the request
 * @param counting whether the request counts as activity, in words
 */
public record Explanation(
        Terms terms,
        Ruling ruling,
        List<Match> matches,
        List<ResolvedSetting> ofSession,
        List<ResolvedSetting> ofRequest,
        String counting) {

    /**
     * A rule that applies.
     *
     * @param rule the rule, without what the door has settled
     * @param source where it is
     */
    record Match(Rule rule, Source source) {

        /** Whether it holds for whole sessions, not only for the request. */
        boolean isAboutSessions() {
            return rule.when().isAboutUserOnly();
        }
    }

    /**
     * The explanation.
     *
     * @param mount the context path of a context's door; empty for a host's
     */
    public static Explanation of(LoadedConfiguration loaded, String mount, Caller who, RequestTarget target) {
        Policy policy = loaded.settings().policy();
        Rulebook rules = Rulebook.compile(policy, mount, 1);
        Terms terms = rules.termsFor(who);
        Ruling ruling = rules.rulingFor(who, target);
        Sources sources = new Sources(loaded);
        List<Match> matches = new ArrayList<>();
        for (Rule rule : policy.rules()) {
            Condition when = atDoor(rule.when(), mount);
            boolean possible = mount.isEmpty() || when.contexts().isEmpty();
            if (possible && when.fits(who, target)) {
                matches.add(new Match(new Rule(rule.name(), when, rule.effect()), sources.of(rule)));
            }
        }
        List<ResolvedSetting> ofSession = PolicySetting.OF_SESSIONS.stream()
                .map(part -> ResolvedSetting.of(part, part.in(terms), sayersOfSession(policy, sources, matches, part)))
                .toList();
        List<ResolvedSetting> ofRequest = PolicySetting.OF_REQUESTS.stream()
                .map(part -> ResolvedSetting.of(
                        part, part.in(ruling, loaded.provenance()), sayersOfRequest(sources, matches, part)))
                .toList();
        String counting = ActivityDescription.inWords(ruling.activity(), loaded.settings());
        return new Explanation(terms, ruling, matches, ofSession, ofRequest, counting);
    }

    /** A context's door has settled which context it is. */
    private static Condition atDoor(Condition when, String mount) {
        return mount.isEmpty() || !when.contexts().contains(mount)
                ? when
                : new Condition(
                        Set.of(),
                        when.paths(),
                        when.methods(),
                        when.hosts(),
                        when.roles(),
                        when.users(),
                        when.exceptRoles());
    }

    private static List<Source> sayersOfSession(
            Policy policy, Sources sources, List<Match> matches, PolicySetting part) {
        List<Source> sayers = new ArrayList<>();
        String always = part.in(timeouts(policy), sources.provenance());
        if (always != null) {
            sayers.add(sources.ofTimeouts(part, always));
        }
        for (Match match : matches) {
            String said = match.isAboutSessions() ? part.in(match.rule().effect(), sources.provenance()) : null;
            if (said != null) {
                sayers.add(sources.of(match.rule(), part, said));
            }
        }
        return distinct(sayers);
    }

    private static Effect timeouts(Policy policy) {
        Limits limits = policy.limits();
        return Effect.builder()
                .idle(limits.idle())
                .absolute(limits.absolute())
                .warn(limits.warn())
                .resumeWithin(limits.resumeWithin())
                .reauthentication(policy.reauthentication())
                .build();
    }

    private static List<Source> sayersOfRequest(Sources sources, List<Match> matches, PolicySetting part) {
        List<Source> sayers = new ArrayList<>();
        for (Match match : matches) {
            Effect effect = match.rule().effect();
            boolean limits = !match.isAboutSessions();
            if (part == PolicySetting.REAUTHENTICATE_AFTER && limits) {
                add(sayers, sources, match, PolicySetting.ABSOLUTE, effect.absolute() <= effect.reauthenticateAfter());
                add(sayers, sources, match, part, effect.reauthenticateAfter() < effect.absolute());
            } else {
                add(sayers, sources, match, part, part != PolicySetting.IDLE || limits);
            }
        }
        return distinct(sayers);
    }

    private static void add(List<Source> sayers, Sources sources, Match match, PolicySetting part, boolean counts) {
        String said = counts ? part.in(match.rule().effect(), sources.provenance()) : null;
        if (said != null) {
            sayers.add(sources.of(match.rule(), part, said));
        }
    }

    /** A preset says a thing once, whether by {@code timeouts} or by one of its rules. */
    private static List<Source> distinct(List<Source> sayers) {
        List<Source> distinct = new ArrayList<>();
        for (Source source : sayers) {
            if (distinct.stream()
                    .noneMatch(other -> source.position() != null
                            && source.path().equals(other.path())
                            && source.said().equals(other.said()))) {
                distinct.add(source);
            }
        }
        return distinct;
    }

    /** What holds of a setting of the session. */
    public ResolvedSetting session(PolicySetting part) {
        return find(ofSession, part);
    }

    /** What holds of a setting of the request. */
    public ResolvedSetting request(PolicySetting part) {
        return find(ofRequest, part);
    }

    private static ResolvedSetting find(List<ResolvedSetting> all, PolicySetting part) {
        return all.stream().filter(one -> one.part() == part).findFirst().orElseThrow();
    }
}
