package dev.curfew.guard;

import dev.curfew.http.CookieJar;
import dev.curfew.http.CookieNames;
import dev.curfew.http.Exchange;
import dev.curfew.http.Reply;
import dev.curfew.session.Seal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps sign-ins under way in sealed cookies: one an attempt, ten minutes, at most five, and never more than headers can hold. */
final class SignInCookies {

    static final long LIFETIME_SECONDS = 600;

    private static final int MOST = 5;

    /** Half of what Tomcat takes as a request's headers by default; beyond that it answers 400 to everything. */
    private static final int MOST_CHARACTERS = 4096;

    private static final int NAME_CHARACTERS = 12;

    private final CookieNames names;
    private final Seal seal;

    SignInCookies(CookieNames names, Seal seal) {
        this.names = names;
        this.seal = seal;
    }

    /** The reply with the attempt's cookie, and without the oldest ones that are too many or take too much room. */
    Reply keep(Reply reply, SignInAttempt attempt, Exchange exchange) {
        String name = nameFor(attempt.transaction().state());
        String value = seal.close(attempt.toBytes(), name);
        Reply kept = reply;
        for (String surplus : surplus(exchange, name.length() + value.length())) {
            kept = kept.with("Set-Cookie", names.clearSignIn(surplus));
        }
        return kept.with("Set-Cookie", names.setSignIn(name, value, LIFETIME_SECONDS));
    }

    /** The attempt that this state belongs to, if this browser started it; else null. */
    @Nullable
    SignInAttempt find(String state, Exchange exchange) {
        if (state.length() < NAME_CHARACTERS) {
            return null;
        }
        String name = nameFor(state);
        String value = CookieJar.of(exchange).single(name);
        SignInAttempt attempt = value == null ? null : read(name, value);
        return attempt != null && attempt.transaction().state().equals(state) ? attempt : null;
    }

    /** The reply without the attempt's cookie. */
    Reply drop(Reply reply, SignInAttempt attempt) {
        return reply.with(
                "Set-Cookie", names.clearSignIn(nameFor(attempt.transaction().state())));
    }

    private List<String> surplus(Exchange exchange, int taken) {
        List<Map.Entry<String, String>> newestFirst = new ArrayList<>(
                CookieJar.of(exchange).startingWith(names.signInPrefix()).entrySet());
        Collections.reverse(newestFirst);
        newestFirst.sort(Comparator.comparingLong(cookie -> -startOf(cookie.getKey(), cookie.getValue())));
        List<String> surplus = new ArrayList<>();
        int characters = taken;
        for (int i = 0; i < newestFirst.size(); i++) {
            Map.Entry<String, String> cookie = newestFirst.get(i);
            characters += cookie.getKey().length() + cookie.getValue().length();
            if (i >= MOST - 1 || characters > MOST_CHARACTERS) {
                surplus.add(cookie.getKey());
            }
        }
        return surplus;
    }

    private long startOf(String name, String value) {
        SignInAttempt attempt = read(name, value);
        return attempt == null ? 0 : attempt.startedAt();
    }

    private @Nullable SignInAttempt read(String name, String value) {
        byte[] opened = seal.open(value, name);
        return opened == null ? null : SignInAttempt.of(opened);
    }

    private String nameFor(String state) {
        return names.signInPrefix() + state.substring(0, NAME_CHARACTERS);
    }
}
