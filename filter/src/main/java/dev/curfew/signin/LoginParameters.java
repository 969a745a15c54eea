package dev.curfew.signin;

import dev.curfew.http.Form;
import dev.curfew.oidc.AuthenticationRequirement;
import dev.curfew.policy.Limits;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a sign-in link: {@code max_age} in seconds, {@code acr_values} separated by blanks (OIDC Core,
 * 3.1.2.1). Any site can create such a link, so it can only make the requirement stricter.
 */
public final class LoginParameters {

    private static final int MOST_DIGITS = 9;
    private static final int LONGEST = 500;

    private LoginParameters() {}

    /** What the session's user has to prove, or null if the link asks nothing or the session is good enough. */
    public static @Nullable AuthenticationRequirement of(@Nullable String query, SessionRecord session, long now) {
        Form form = Form.parse(query);
        boolean tooOld = SessionTime.age(session, now) >= maxAge(form.single("max_age"));
        List<String> classes = classes(form.single("acr_values"));
        String acr = session.profile().acr();
        boolean tooWeak = classes != null && (acr == null || !classes.contains(acr));
        if (!tooOld && !tooWeak) {
            return null;
        }
        AuthenticationRequirement requirement = new AuthenticationRequirement(
                AuthenticationRequirement.NONE.laterThan(),
                AuthenticationRequirement.NONE.endedAt(),
                Limits.NONE,
                classes);
        return tooOld ? requirement.and(AuthenticationRequirement.laterThan(session.authTime(), now)) : requirement;
    }

    private static long maxAge(@Nullable String seconds) {
        boolean number = seconds != null
                && !seconds.isEmpty()
                && seconds.length() <= MOST_DIGITS
                && seconds.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Long.parseLong(seconds) * 1000 : Limits.NONE;
    }

    private static @Nullable List<String> classes(@Nullable String values) {
        return values == null || values.isBlank() || values.length() > LONGEST
                ? null
                : List.of(values.strip().split(" +", -1));
    }
}
