package dev.curfew.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** URLs of the provider and of ourselves. */
final class Urls {

    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|.+\\.localhost|127(?:\\.\\d{1,3}){3}|\\[(?:::1|(?:0{1,4}:){7}0{0,3}1)]");
    private static final int LAST_PORT = 65535;

    private Urls() {}

    /** An issuer identifier (OIDC Core, 1.2), kept as it is written: it is compared with {@code iss} character by character. */
    static URI issuer(String text) throws InvalidValue {
        URI url = http(text);
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new InvalidValue(FaultCode.INVALID_URL, "remove everything from ? or # on: an issuer has neither");
        }
        if (!url.getScheme().equalsIgnoreCase("https") && !isLoopback(url)) {
            throw new InvalidValue(FaultCode.INSECURE_URL, "write https: over http an attacker can forge a sign-in");
        }
        return url;
    }

    /** An origin, in the form that browsers send: lower case, without the scheme's own port. */
    static URI origin(String text) throws InvalidValue {
        URI url = http(text);
        if (!url.getRawPath().isEmpty() || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new InvalidValue(FaultCode.INVALID_URL, "end it after host and port, without a slash: " + site(url));
        }
        return URI.create(site(url));
    }

    private static String site(URI url) {
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        boolean usual = url.getPort() == -1 || url.getPort() == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + url.getHost().toLowerCase(Locale.ROOT) + (usual ? "" : ":" + url.getPort());
    }

    private static URI http(String text) throws InvalidValue {
        URI url = parse(text);
        String scheme = url.getScheme();
        if (scheme == null || !(scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http"))) {
            throw new InvalidValue(FaultCode.INVALID_URL, "start it with https://");
        }
        if (url.getHost() == null) {
            throw new InvalidValue(FaultCode.INVALID_URL, "name a host after ://, in ASCII letters");
        }
        if (url.getRawUserInfo() != null) {
            throw new InvalidValue(FaultCode.INVALID_URL, "remove the user and password before the host");
        }
        if (url.getPort() == 0 || url.getPort() > LAST_PORT) {
            throw new InvalidValue(FaultCode.INVALID_URL, "write a port from 1 to 65535");
        }
        return url;
    }

    private static URI parse(String text) throws InvalidValue {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new InvalidValue(FaultCode.INVALID_URL, "remove blanks and characters that no URL has");
        }
    }

    private static boolean isLoopback(URI url) {
        return LOOPBACK.matcher(url.getHost().toLowerCase(Locale.ROOT)).matches();
    }
}
