package dev.curfew.signin;

import dev.curfew.crypto.Seal;
import dev.curfew.http.CookieJar;
import dev.curfew.http.Exchange;
import dev.curfew.http.Reply;
import dev.curfew.http.ResponseHeader;
import dev.curfew.http.ReturnTarget;
import dev.curfew.site.CookieNames;
import dev.curfew.site.Site;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Stores pending sign-ins in encrypted cookies: ten minutes each, at most five at a time. A browser that restores
 * twenty tabs begins twenty attempts before it has heard of the first; if each had a cookie of its own, the next
 * request would be too large for the server.
 */
public final class SignInCookies {

    private static final int PLACES = 5;

    /** Half of what Tomcat takes as a request's headers by default; beyond that it answers 400 to everything. */
    private static final int MOST_CHARACTERS = 4096;

    /** Each takes a header of the answer, and a server has room for some 8 KB of these: the rest has to wait for the next one. */
    private static final int MOST_CLEARED = 8;

    /** What a name of ours can look like; another one is left alone. */
    private static final Pattern SUFFIX = Pattern.compile("[A-Za-z0-9_-]{1,40}");

    private final CookieNames names;
    private final Seal seal;

    public SignInCookies(CookieNames names, Seal seal) {
        this.names = names;
        this.seal = seal;
    }

    /** The reply with the attempt's cookie, where none is or else in place of the oldest, and without others that take too much room. */
    Reply keep(Reply reply, SignInAttempt attempt, Exchange exchange) {
        String value = seal.close(attempt.toBytes(), names.signInPrefix());
        int size = name(0).length() + value.length();
        Map<String, String> others = attempts(exchange);
        String place = place(attempt, Math.max(1, Math.min(PLACES, MOST_CHARACTERS / size)), others);
        Reply kept = reply;
        for (String surplus : surplus(others, place, size)) {
            kept = kept.with(ResponseHeader.SET_COOKIE, names.clearSignIn(surplus));
        }
        return kept.with(ResponseHeader.SET_COOKIE, names.setSignIn(place, value, Site.SIGN_IN_SECONDS));
    }

    private Map<String, String> attempts(Exchange exchange) {
        Map<String, String> found = CookieJar.of(exchange).startingWith(names.signInPrefix());
        int prefix = names.signInPrefix().length();
        found.keySet().removeIf(name -> !SUFFIX.matcher(name.substring(prefix)).matches());
        return found;
    }

    /** The attempt that this state belongs to, if this browser started it; else null. */
    @Nullable
    SignInAttempt find(String state, Exchange exchange) {
        CookieJar cookies = CookieJar.of(exchange);
        return places(PLACES)
                .map(cookies::single)
                .map(this::read)
                .filter(attempt ->
                        attempt != null && attempt.transaction().state().equals(state))
                .findFirst()
                .orElse(null);
    }

    /** How many sign-ins this browser has begun since then to get there, and not finished. */
    long pending(ReturnTarget target, long since, Exchange exchange) {
        CookieJar cookies = CookieJar.of(exchange);
        return places(PLACES)
                .map(cookies::single)
                .map(this::read)
                .filter(attempt -> attempt != null
                        && attempt.startedAt() >= since
                        && attempt.target().equals(target))
                .count();
    }

    /** The reply without the attempt's cookie, unless it puts another one in the same place. */
    Reply drop(Reply reply, SignInAttempt attempt, Exchange exchange) {
        CookieJar cookies = CookieJar.of(exchange);
        return places(PLACES)
                .filter(place -> attempt.equals(read(cookies.single(place))) && !sets(reply, place))
                .findFirst()
                .map(place -> reply.with(ResponseHeader.SET_COOKIE, names.clearSignIn(place)))
                .orElse(reply);
    }

    private static boolean sets(Reply reply, String place) {
        return reply.headers().stream()
                .anyMatch(header -> header.getKey().equals(ResponseHeader.SET_COOKIE.word())
                        && header.getValue().startsWith(place + "="));
    }

    /** Attempts that know nothing of each other take places by chance. The longer they are, the fewer there are for them. */
    private String place(SignInAttempt attempt, int most, Map<String, String> others) {
        List<String> free =
                places(most).filter(place -> !others.containsKey(place)).toList();
        return free.isEmpty()
                ? oldestFirst(others).stream()
                        .filter(places(most).toList()::contains)
                        .findFirst()
                        .orElseThrow()
                : free.get(Math.floorMod(attempt.transaction().state().hashCode(), free.size()));
    }

    /** Those in our places by their names; all others are older. Of those that began together the one that browsers send first is the oldest (RFC 6265, 5.4). */
    private List<String> oldestFirst(Map<String, String> cookies) {
        Set<String> known = places(PLACES).collect(Collectors.toSet());
        return cookies.keySet().stream()
                .sorted(Comparator.comparingLong(
                        name -> known.contains(name) ? start(cookies.get(name)) : Long.MIN_VALUE))
                .toList();
    }

    private List<String> surplus(Map<String, String> others, String place, int taken) {
        List<String> newestFirst = new ArrayList<>(oldestFirst(others));
        Collections.reverse(newestFirst);
        newestFirst.remove(place);
        Set<String> known = places(PLACES).collect(Collectors.toSet());
        List<String> surplus = new ArrayList<>();
        int characters = taken;
        for (String name : newestFirst) {
            characters += name.length() + String.valueOf(others.get(name)).length();
            if (!known.contains(name) || characters > MOST_CHARACTERS) {
                surplus.add(name);
            }
        }
        return surplus.subList(0, Math.min(MOST_CLEARED, surplus.size()));
    }

    private long start(@Nullable String value) {
        SignInAttempt attempt = read(value);
        return attempt == null ? 0 : attempt.startedAt();
    }

    private @Nullable SignInAttempt read(@Nullable String value) {
        byte[] opened = value == null ? null : seal.open(value, names.signInPrefix());
        return opened == null ? null : SignInAttempt.of(opened);
    }

    private Stream<String> places(int most) {
        return IntStream.range(0, most).mapToObj(this::name);
    }

    private String name(int place) {
        return names.signInPrefix() + place;
    }
}
