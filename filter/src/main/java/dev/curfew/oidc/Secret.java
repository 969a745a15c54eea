package dev.curfew.oidc;

/**
 * A secret value: it prints masked, and only {@link #reveal()} returns it.
 *
 * @since 0.1
 */
public final class Secret {

    private final String value;

    public Secret(String value) {
        this.value = value;
    }

    /** The value. Never log it. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** Masked. */
    @Override
    public String toString() {
        return "***";
    }
}
