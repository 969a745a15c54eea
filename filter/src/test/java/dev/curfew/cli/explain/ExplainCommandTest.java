package dev.curfew.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.cli.Run;
import dev.curfew.cli.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplainCommandTest {

    private Path policy = Path.of("");

    @BeforeEach
    void write(@TempDir Path directory) throws IOException {
        policy = Files.writeString(directory.resolve("curfew.yaml"), Sample.BANK);
    }

    private Run explain(String... arguments) {
        List<Object> all = new ArrayList<>(List.of("explain", policy));
        all.addAll(List.of(arguments));
        return Run.of(all.toArray());
    }

    @Test
    void saysWhatWinsAndDrawsTheSession() throws IOException {
        Run run = explain("--path", "/bank/payments/new", "--method", "post", "--role", "admin");

        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .isEqualTo(Files.readString(Path.of("src/test/resources/dev/curfew/cli/explain-payments.txt")));
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void saysTheSameInJson() {
        Map<String, Object> json = explain(
                        "--path", "/bank/payments/new?x=1", "--method", "POST", "--role", "admin", "--json")
                .json();

        assertThat(json.get("request"))
                .isEqualTo(Map.of(
                        "method", "POST",
                        "path", "/bank/payments/new",
                        "context", "/bank",
                        "host", "shop.example.com",
                        "user", "",
                        "roles", List.of("admin"),
                        "mount", ""));
        assertThat(json).containsEntry("answer", "goes on with a living session");
        assertThat(json.get("session"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsKeys("idle", "absolute", "warn", "resume-within", "reauthentication", "max-sessions")
                .containsEntry(
                        "max-sessions",
                        Map.of(
                                "value",
                                "1",
                                "from",
                                List.of(Map.of(
                                        "name",
                                        "administrators",
                                        "setting",
                                        "rules[1].max-sessions",
                                        "line",
                                        20L,
                                        "column",
                                        19L,
                                        "says",
                                        "1")),
                                "over",
                                List.of()));
        assertThat(json.get("timeline"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .contains(Map.of("millis", 600_000L, "kind", "end", "words", "idle-timeout: the session ends"));
    }

    @ParameterizedTest
    @CsvSource({
        "/bank/about, GET, goes on without a session",
        "/bank/, GET, goes on with a living session",
        "/bank/payments/bonds/1, GET, 403 for this user: needs role:trader",
        "/.curfew/session, GET, 'Curfew itself answers this path, and no rule applies'"
    })
    void saysWhatBecomesOfTheRequest(String path, String method, String answer) {
        assertThat(explain("--path", path, "--method", method, "--json").json()).containsEntry("answer", answer);
    }

    @Test
    void theDoorOfAContextHoldsItsRulesForSessions() {
        assertThat(explain("--path", "/bank/").out()).contains("absolute              8h");
        assertThat(explain("--path", "/bank/", "--door", "context").out())
                .contains("absolute              4h", "at the door of the context /bank");
        assertThat(explain("--path", "/bank/", "--door", "context", "--context", "shop")
                        .out())
                .contains("absolute              8h", "at the door of the context /shop");
    }

    @ParameterizedTest
    @CsvSource({"--path bank", "--role admin", "--path /bank --door window", "--path /bank --nonsense"})
    void whatIsNotUnderstoodIsAUsageFault(String arguments) {
        Run run = explain(arguments.split(" ", -1));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("Usage: curfew explain");
    }

    @Test
    void aPolicyWithFaultsIsNotExplained() throws IOException {
        Files.writeString(policy, Sample.BANK.replace("idle: 15m", "idle: 15"));

        assertThat(explain("--path", "/").status()).isEqualTo(1);
        assertThat(explain("--path", "/").err()).contains("config-missing-unit");
        assertThat(explain("--path", "/", "--json").json()).containsOnlyKeys("faults");
    }

    @Test
    void nothingFromTheFileCommandsTheTerminal() {
        assertThat(explain("--path", "/\u001B[31m", "--user", "\u009B31m", "--role", "\u202E")
                        .out())
                .doesNotContain("\u001B", "\u009B", "\u202E");
    }
}
