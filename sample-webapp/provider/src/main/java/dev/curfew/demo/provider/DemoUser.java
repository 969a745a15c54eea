package dev.curfew.demo.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Somebody who can sign in at the demo provider.
 *
 * @param username what is typed into the sign-in page; the claim {@code preferred_username}
 * @param password compared as it is; never printed
 * @param name the claim {@code name}
 * @param email the claim {@code email}
 * @param roles the claims {@code realm_access.roles} and {@code groups}
 */
public record DemoUser(String username, String password, String name, String email, List<String> roles) {

    /** Copies the roles. */
    public DemoUser {
        roles = List.copyOf(roles);
    }

    /** A user whose password equals the username, with a name and an address made from it. */
    public static DemoUser named(String username, String... roles) {
        String name = username.substring(0, 1).toUpperCase(Locale.ROOT) + username.substring(1);
        return new DemoUser(username, username, name + " Demo", username + "@example.com", List.of(roles));
    }

    /** The users every demo has: alice and bob with the role {@code user}, admin with {@code user} and {@code admin}. */
    public static List<DemoUser> defaults() {
        return List.of(named("alice", "user"), named("bob", "user"), named("admin", "user", "admin"));
    }

    /** The claim {@code sub}: opaque, and the same in every run. */
    public String subject() {
        return UUID.nameUUIDFromBytes(("demo-provider:" + username).getBytes(UTF_8))
                .toString();
    }

    boolean hasPassword(String candidate) {
        return MessageDigest.isEqual(password.getBytes(UTF_8), candidate.getBytes(UTF_8));
    }

    @Override
    public String toString() {
        return "DemoUser[" + username + ", roles=" + roles + "]";
    }
}
