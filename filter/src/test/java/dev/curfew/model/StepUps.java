package dev.curfew.model;

import dev.curfew.model.Reading.Demand;
import dev.curfew.policy.Limits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a path asks for beyond a living session, in the model. */
final class StepUps {

    private StepUps() {}

    /** What this user has to bring first, or null if nothing. */
    static @Nullable Proving missing(Lifetime session, Demand demand, long now) {
        List<String> acr = demand.acr();
        boolean away = session.longestIdle(now) >= demand.idle();
        boolean old = session.age(now) >= demand.age();
        boolean weak = acr != null && !acr.contains(session.answer().acr());
        if (!away && !old && !weak) {
            return null;
        }
        Proving asked = new Proving(false, 0, 0, demand.age(), acr);
        long tooLong = Lifetime.plus(session.standing(now), demand.idle());
        return away ? asked.and(Proving.anew(session.authTime(), Math.min(now, tooLong))) : asked;
    }

    /** What those are told who cannot be led to the provider. */
    static String unauthorized(Kind kind, Proving missing) {
        if (kind.isInFrame()) {
            return "401 ";
        }
        Long maxAge = missing.anew() ? Long.valueOf(0) : missing.age() == Limits.NONE ? null : missing.age() / 1000;
        String acr = missing.acr() == null ? null : String.join(" ", missing.acr());
        String link = (maxAge == null ? "" : "max_age=" + maxAge)
                + (maxAge == null || acr == null ? "" : "&")
                + (acr == null ? "" : "acr_values=" + acr.replace(' ', '+'));
        return "401 Curfew error=\"insufficient_user_authentication\""
                + (maxAge == null ? "" : ", max_age=\"" + maxAge + "\"")
                + (acr == null ? "" : ", acr_values=\"" + acr + "\"")
                + ", login=\"/app/.curfew/login?" + link + "\"";
    }
}
