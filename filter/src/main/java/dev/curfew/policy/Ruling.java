package dev.curfew.policy;

/**
 * What the policy decides for one request: the strictest value of every rule that applies.
 *
 * @param access who may enter
 * @param activity whether the request counts as activity of the user
 * @since 0.1
 */
public record Ruling(Access access, ActivityRule activity) {

    /** Whether a request without a living session may go on. */
    public boolean isPublic() {
        return access == Access.PUBLIC;
    }

    /** Whether the request resets the idle clock. */
    public boolean countsAsActivity() {
        return activity == ActivityRule.COUNT;
    }
}
