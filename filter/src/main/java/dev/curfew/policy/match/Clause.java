package dev.curfew.policy.match;

import dev.curfew.policy.Caller;
import dev.curfew.policy.Condition;
import dev.curfew.policy.RequestTarget;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The combined rules about one path, found by user and method. Immutable. */
sealed interface Clause<T> {

    /** {@code sum}, and what these rules add to it. */
    CombinedEffect<T> addTo(CombinedEffect<T> sum, Caller who, RequestTarget target);

    /** Holds whoever asks. */
    record Said<T>(CombinedEffect<T> said) implements Clause<T> {
        @Override
        public CombinedEffect<T> addTo(CombinedEffect<T> sum, Caller who, RequestTarget target) {
            return sum.and(said);
        }
    }

    /** Few conditions, or wide ones: tried one after the other. */
    record OneByOne<T>(List<Condition> conditions, List<CombinedEffect<T>> sums, Clause<T> others)
            implements Clause<T> {
        @Override
        public CombinedEffect<T> addTo(CombinedEffect<T> sum, Caller who, RequestTarget target) {
            CombinedEffect<T> all = others.addTo(sum, who, target);
            for (int i = 0; i < conditions.size(); i++) {
                if (conditions.get(i).fits(who, target)) {
                    all = all.and(sums.get(i));
                }
            }
            return all;
        }
    }

    /** Many conditions: those that ask a question stand under the answers that they accept, the others beside them. */
    record Fork<T>(ConditionField question, Map<String, Clause<T>> answers, Clause<T> others) implements Clause<T> {
        @Override
        public CombinedEffect<T> addTo(CombinedEffect<T> sum, Caller who, RequestTarget target) {
            CombinedEffect<T> all = others.addTo(sum, who, target);
            return switch (question) {
                case METHOD -> answered(target.method(), all, who, target);
                case CONTEXT -> answered(target.context(), all, who, target);
                case HOST -> answered(target.host(), all, who, target);
                case USER -> answered(who.name(), all, who, target);
                case ROLE -> answeredByRoles(all, who, target);
            };
        }

        private CombinedEffect<T> answeredByRoles(CombinedEffect<T> sum, Caller who, RequestTarget target) {
            CombinedEffect<T> all = sum;
            for (String role : who.roles()) {
                all = answered(role, all, who, target);
            }
            return all;
        }

        private CombinedEffect<T> answered(String answer, CombinedEffect<T> sum, Caller who, RequestTarget target) {
            @Nullable Clause<T> clause = answers.get(answer);
            return clause == null ? sum : clause.addTo(sum, who, target);
        }
    }
}
