package dev.curfew.acceptance.browser;

import static java.util.stream.Collectors.joining;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** A browser's cookies. Safe for many threads, as tabs are. A test may look into it and change it by hand. */
public final class CookieJar {

    private final InstantSource clock;
    private final List<Cookie> cookies = new ArrayList<>();

    public CookieJar() {
        this(InstantSource.system());
    }

    CookieJar(InstantSource clock) {
        this.clock = clock;
    }

    /** Every living cookie. */
    public synchronized List<Cookie> all() {
        Instant now = clock.instant();
        cookies.removeIf(cookie -> cookie.isExpired(now));
        return List.copyOf(cookies);
    }

    /** The cookie of that name, if there is one on any host. */
    public Optional<Cookie> find(String name) {
        return all().stream().filter(cookie -> cookie.name().equals(name)).findFirst();
    }

    /** The cookie of that name. */
    public Cookie get(String name) {
        return find(name).orElseThrow(() -> new NoSuchElementException("no cookie " + name + " among " + all()));
    }

    /** Adds the cookie, in the place of the one with the same name, host and path. */
    public synchronized void put(Cookie cookie) {
        cookies.removeIf(cookie::isSameAs);
        if (!cookie.isExpired(clock.instant())) {
            cookies.add(cookie);
        }
    }

    /** Takes the cookie out, as a user who clears it. */
    public synchronized void delete(Cookie cookie) {
        cookies.removeIf(cookie::isSameAs);
    }

    void store(URI origin, List<String> setCookies) {
        for (String setCookie : setCookies) {
            Cookie.parse(origin, setCookie, clock.instant()).ifPresent(this::put);
        }
    }

    /** The value of the {@code Cookie} header; empty if no cookie goes there. Longer paths first (RFC 6265, 5.4). */
    Optional<String> header(URI target, boolean sameSite, boolean topLevelSafe) {
        String header = all().stream()
                .filter(cookie -> cookie.goesTo(target))
                .filter(cookie -> sameSite || crosses(cookie.sameSite(), topLevelSafe))
                .sorted(Comparator.comparingInt((Cookie cookie) -> cookie.path().length())
                        .reversed())
                .map(cookie -> cookie.name() + "=" + cookie.value())
                .collect(joining("; "));
        return Optional.of(header).filter(text -> !text.isEmpty());
    }

    private static boolean crosses(Cookie.SameSite sameSite, boolean topLevelSafe) {
        return switch (sameSite) {
            case STRICT -> false;
            case LAX, UNSTATED -> topLevelSafe;
            case NONE -> true;
        };
    }
}
