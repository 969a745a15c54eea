package dev.curfew.config;

import static dev.curfew.config.Parsing.OIDC;
import static dev.curfew.config.Parsing.TIMEOUTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.policy.Limits;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueFaultsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://sso.example.com",
                "https://sso.example.com:65535/a/b/",
                "http://localhost:8080",
                "http://sso.localhost",
                "http://127.0.0.1:9090/realms/shop",
                "http://127.1.2.3",
                "http://[::1]:9090"
            })
    void issuerIsTaken(String issuer) {
        assertThat(Parsing.settings("oidc: { issuer: '" + issuer + "', client-id: a }\n" + TIMEOUTS)
                        .oidc()
                        .issuer())
                .isEqualTo(URI.create(issuer));
    }

    @ParameterizedTest
    @CsvSource({
        "http://sso.example.com, INSECURE_URL",
        "http://localhost.example.com, INSECURE_URL",
        "http://127.0.0.1.example.com, INSECURE_URL",
        "http://128.0.0.1, INSECURE_URL",
        "http://10.0.0.1, INSECURE_URL",
        "sso.example.com, INVALID_URL",
        "/realms/shop, INVALID_URL",
        "ftp://sso.example.com, INVALID_URL",
        "https:sso.example.com, INVALID_URL",
        "https:///realms, INVALID_URL",
        "https://sso example.com, INVALID_URL",
        "https://sso.example.com?x=1, INVALID_URL",
        "https://sso.example.com/#x, INVALID_URL",
        "https://user:pass@sso.example.com, INVALID_URL",
        "https://sso.example.com:0, INVALID_URL",
        "https://sso.example.com:65536, INVALID_URL",
        "https://ssö.example.com, INVALID_URL"
    })
    void issuerIsRefused(String issuer, FaultCode code) {
        assertOnly(code, "oidc.issuer", "oidc: { issuer: '" + issuer + "', client-id: a }\n" + TIMEOUTS);
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example.com, https://shop.example.com",
        "https://shop.example.com:443, https://shop.example.com",
        "https://Shop.Example.com:8443, https://shop.example.com:8443"
    })
    void publicUrlIsAnOrigin(String written, String origin) {
        assertThat(Parsing.settings(OIDC + "  public-url: " + written + "\n" + TIMEOUTS)
                        .oidc()
                        .publicUrl())
                .isEqualTo(URI.create(origin));
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example.com/, INVALID_URL",
        "https://shop.example.com/app, INVALID_URL",
        "https://shop.example.com?a, INVALID_URL",
        "shop.example.com, INVALID_URL",
        "http://shop.example.com, CONTRADICTION",
        "http://localhost:8080, CONTRADICTION"
    })
    void publicUrlIsRefused(String written, FaultCode code) {
        assertOnly(code, "oidc.public-url", OIDC + "  public-url: " + written + "\n" + TIMEOUTS);
    }

    @Test
    void publicUrlOverHttpsTakesNoInsecureCookie() {
        assertOnly(
                FaultCode.CONTRADICTION,
                "oidc.public-url",
                OIDC + "  public-url: https://shop.example.com\n" + TIMEOUTS + "cookie: { secure: false }\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "client-id: 'a '              | oidc.client-id",
                "client-id: \"a\\nb\"         | oidc.client-id",
                "client-secret: \"a\\tb\"     | oidc.client-secret",
                "scope: profile               | oidc.scope",
                "scope: openid,profile        | oidc.scope",
                "scope: 'openid \"profile'    | oidc.scope",
                "principal-claim: a b         | oidc.principal-claim",
                "principal-claim: a..b        | oidc.principal-claim",
                "roles-claims: .groups        | oidc.roles-claims",
                "roles-claims: [groups, 'a.'] | oidc.roles-claims[1]"
            })
    void textIsRefused(String line, String setting) {
        String text = "oidc:\n  issuer: https://a.example\n" + (line.startsWith("client-id") ? "" : "  client-id: a\n");
        assertOnly(FaultCode.INVALID_TEXT, setting, text + "  " + line + "\n" + TIMEOUTS);
    }

    @ParameterizedTest
    @CsvSource({
        "1s, 1s",
        "15m, 15m",
        "15m, 15001s",
        "none, 8h",
        "15m, none",
        "366d, 366d",
    })
    void limitsAreTaken(String idle, String absolute) {
        assertThat(Parsing.settings(limits(idle, absolute))).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"900001ms, 15m, timeouts.idle, CONTRADICTION", "none, none, timeouts.absolute, NO_LIMIT"})
    void limitsContradict(String idle, String absolute, String setting, FaultCode code) {
        assertOnly(code, setting, limits(idle, absolute));
    }

    @ParameterizedTest
    @CsvSource({
        "999ms, 8h, timeouts.idle",
        "1ms, 8h, timeouts.idle",
        "0s, 8h, timeouts.idle",
        "-1m, 8h, timeouts.idle",
        "15m, 366d1ms, timeouts.absolute",
        "15m, 3650d, timeouts.absolute",
        "15m, 99999999999999999999d, timeouts.absolute"
    })
    void absurdLimitsAreRefused(String idle, String absolute, String setting) {
        assertOnly(FaultCode.OUT_OF_RANGE, setting, limits(idle, absolute));
    }

    @Test
    void resumeOfAMomentIsRefused() {
        assertOnly(FaultCode.OUT_OF_RANGE, "timeouts.resume-within", limits("15m", "8h") + "  resume-within: 999ms\n");
    }

    @ParameterizedTest
    @CsvSource({
        "120001ms, 8h, 120000",
        "120000ms, 8h, 40000",
        "119999ms, 8h, 39999",
        "8h, 8h, 120000",
        "none, 90s, 30000",
        "60000ms, none, 20000",
        "59999ms, 8h, 0",
        "1s, 8h, 0"
    })
    void defaultWarningShrinksWithShortLimits(String idle, String absolute, long warn) {
        assertThat(Parsing.settings(limits(idle, absolute)).policy().limits().warn())
                .isEqualTo(warn);
    }

    @ParameterizedTest
    @CsvSource({"15m, 8h, 899999ms, 899999", "15m, 8h, none, 0", "none, 8h, 479m, 28740000", "30s, 8h, 20s, 20000"})
    void writtenWarningIsTaken(String idle, String absolute, String warn, long millis) {
        assertThat(Parsing.settings(limits(idle, absolute) + "  warn: " + warn + "\n")
                        .policy()
                        .limits()
                        .warn())
                .isEqualTo(millis);
    }

    @ParameterizedTest
    @CsvSource({
        "15m, 8h, 15m, CONTRADICTION",
        "15m, 8h, 16m, CONTRADICTION",
        "none, 8h, 8h, CONTRADICTION",
        "15m, 8h, 19999ms, OUT_OF_RANGE",
        "15m, 8h, 0s, OUT_OF_RANGE",
        "15m, 8h, 2, MISSING_UNIT"
    })
    void writtenWarningIsRefused(String idle, String absolute, String warn, FaultCode code) {
        assertOnly(code, "timeouts.warn", limits(idle, absolute) + "  warn: " + warn + "\n");
    }

    @Test
    void resumeMayBeNone() {
        assertThat(Parsing.settings(limits("15m", "8h") + "  resume-within: none\n")
                        .policy()
                        .limits())
                .isEqualTo(new Limits(900_000, 28_800_000, 120_000, 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "timeouts.reauthentication | reauthentication: Required | did you mean required?",
                "timeouts.reauthentication | reauthentication: never    | write required or sso",
                "timeouts.at-provider      | at-provider: log-out       | did you mean logout?",
                "timeouts.at-provider      | at-provider: none          | write revoke or logout or nothing"
            })
    void wordIsRefused(String setting, String line, String remedy) {
        assertThat(assertOnly(FaultCode.UNKNOWN_VALUE, setting, limits("15m", "8h") + "  " + line + "\n")
                        .remedy())
                .isEqualTo(remedy);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 99_999_999, 100_000_000})
    void capacityIsTaken(long capacity) {
        assertThat(Parsing.settings(Parsing.LEAST + "store: { capacity: " + capacity + " }")
                        .store()
                        .capacity())
                .isEqualTo(capacity);
    }

    @ParameterizedTest
    @CsvSource({
        "0, OUT_OF_RANGE",
        "-1, OUT_OF_RANGE",
        "100000001, OUT_OF_RANGE",
        "99999999999999999999, OUT_OF_RANGE",
        "007, OUT_OF_RANGE",
        "1_000, INVALID_NUMBER",
        "1.0, INVALID_NUMBER",
        "0x10, INVALID_NUMBER",
        "1e6, INVALID_NUMBER",
        "many, INVALID_NUMBER"
    })
    void capacityIsRefused(String capacity, FaultCode code) {
        assertOnly(code, "store.capacity", Parsing.LEAST + "store: { capacity: " + capacity + " }");
    }

    @ParameterizedTest
    @CsvSource({"disk, NOT_YET_SUPPORTED", "cluster, NOT_YET_SUPPORTED", "redis, UNKNOWN_VALUE", "Memory, UNKNOWN_VALUE"
    })
    void storeIsRefused(String type, FaultCode code) {
        assertOnly(code, "store.type", Parsing.LEAST + "store: { type: " + type + " }");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "no", "on", "True", "1", "maybe"})
    void flagIsRefused(String flag) {
        assertOnly(FaultCode.UNKNOWN_VALUE, "cookie.secure", Parsing.LEAST + "cookie: { secure: " + flag + " }");
    }

    @Test
    void cookieNameHasAtMostSixtyFourCharacters() {
        String longest = "a".repeat(64);
        assertThat(Parsing.settings(Parsing.LEAST + "cookie: { name: " + longest + " }")
                        .cookie()
                        .name())
                .isEqualTo(longest);
        assertOnly(FaultCode.INVALID_TEXT, "cookie.name", Parsing.LEAST + "cookie: { name: " + longest + "a }");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "__Host-curfew",
                "__host-x",
                "__Secure-x",
                "a b",
                "a=b",
                "a;b",
                "'a,b'",
                "\"a\\\"b\"",
                "curféw",
                "JSESSIONID",
                "(a)",
                "a/b"
            })
    void cookieNameIsRefused(String name) {
        assertOnly(FaultCode.INVALID_TEXT, "cookie.name", Parsing.LEAST + "cookie:\n  name: " + name + "\n");
    }

    private static String limits(String idle, String absolute) {
        return OIDC + "timeouts:\n  idle: " + idle + "\n  absolute: " + absolute + "\n";
    }

    private static Fault assertOnly(FaultCode code, String setting, String text) {
        List<Fault> faults = Parsing.faults(text);
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.setting()).isEqualTo(setting);
        });
        return faults.get(0);
    }
}
