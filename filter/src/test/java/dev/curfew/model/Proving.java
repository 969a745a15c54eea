package dev.curfew.model;

import dev.curfew.policy.Limits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a sign-in has to bring, in the model. Epoch milliseconds, and milliseconds.
 *
 * @param anew whether credentials have to be given again
 * @param laterThan later than this, what the provider said of the authentication before
 * @param notBefore and later than this, less the skew allowed
 * @param age younger than this
 * @param acr one of these classes, or null
 */
record Proving(boolean anew, long laterThan, long notBefore, long age, @Nullable List<String> acr) {

    static final Proving NOTHING = new Proving(false, 0, 0, Limits.NONE, null);

    /** Credentials given after all that. */
    static Proving anew(long laterThan, long notBefore) {
        return new Proving(true, laterThan, notBefore, Limits.NONE, null);
    }

    Proving and(Proving other) {
        if (!anew || !other.anew) {
            Proving one = anew ? this : other;
            return new Proving(
                    one.anew, one.laterThan, one.notBefore, Math.min(age, other.age), acr == null ? other.acr : acr);
        }
        return new Proving(
                true,
                Math.max(laterThan, other.laterThan),
                Math.max(notBefore, other.notBefore),
                Math.min(age, other.age),
                acr == null ? other.acr : acr);
    }
}
