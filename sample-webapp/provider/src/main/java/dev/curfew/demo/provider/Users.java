package dev.curfew.demo.provider;

import com.nimbusds.openid.connect.sdk.claims.ClaimsSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who can sign in. */
final class Users {

    private final Map<String, DemoUser> byName;
    private final String hint;

    Users(List<DemoUser> users) {
        hint = users.stream().allMatch(user -> user.hasPassword(user.username()))
                ? users.stream()
                        .map(DemoUser::username)
                        .collect(Collectors.joining(", ", "Demo users: ", ". Each password is the username."))
                : "";
        byName = users.stream().collect(Collectors.toUnmodifiableMap(DemoUser::username, Function.identity()));
    }

    Optional<DemoUser> authenticate(@Nullable String username, @Nullable String password) {
        return Optional.ofNullable(username)
                .map(byName::get)
                .filter(user -> password != null && user.hasPassword(password));
    }

    DemoUser named(String username) {
        return Optional.ofNullable(byName.get(username)).orElseThrow();
    }

    /** Tells how to sign in, as long as no password is more than a demo's. */
    String hint() {
        return hint;
    }

    /** Writes what the provider tells about a user, the same into ID tokens and UserInfo. */
    static void describe(DemoUser user, ClaimsSet claims) {
        claims.setClaim("preferred_username", user.username());
        claims.setClaim("name", user.name());
        claims.setClaim("email", user.email());
        claims.setClaim("email_verified", true);
        claims.setClaim("realm_access", Map.of("roles", user.roles()));
        claims.setClaim("groups", user.roles());
    }
}
