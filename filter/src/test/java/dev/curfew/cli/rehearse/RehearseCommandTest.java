package dev.curfew.cli.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.cli.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearseCommandTest {

    private static final String POLICY =
            """
            oidc:
              issuer: https://sso.example.com/realms/shop
              client-id: shop
            timeouts:
              idle: 5m
              absolute: 1h
            """;

    private static final String LOG =
            """
            21-Nov-2026 08:00:00.001 INFO [main] org.apache.catalina.startup.Catalina.start Server startup in [700] milliseconds
            21-Nov-2026 08:00:03.121 INFO [exec-1] dev.curfew.observe.LogObserver.on session_created at="2026-11-21T08:00:00Z" session="00000000000000a1" user="alice" authenticated="2026-11-21T08:00:00Z" roles="" activity="logged"
            21-Nov-2026 08:06:03.121 FINE [exec-1] dev.curfew.observe.LogObserver.on session_active at="2026-11-21T08:06:00Z" session="00000000000000a1" user="alice"
            session_created at="2026-11-21T08:01:00Z" session="00000000000000b2" user="bob" authenticated="2026-11-21T08:01:00Z" roles="" activity="logged"
            session_ended at="2026-11-21T08:02:00Z" session="00000000000000b2" user="bob" reason="idle-timeout"
            session_ended at="2026-11-21T08:21:00Z" session="00000000000000a1" user="alice" reason="idle-timeout"
            session_ended at="2026-11-21T08:22:00Z" session="00000000000000c3" user="carol" reason="logout"
            """;

    private Path directory = Path.of("");
    private Path policy = Path.of("");
    private Path log = Path.of("");

    @BeforeEach
    void write(@TempDir Path temporary) throws IOException {
        directory = temporary;
        policy = Files.writeString(directory.resolve("curfew.yaml"), POLICY);
        log = Files.writeString(directory.resolve("curfew.log"), LOG);
    }

    @Test
    void saysWhatWouldHaveEndedAndWhatReallyHappened() {
        Run run = Run.of("rehearse", policy, "--events", log);

        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .isEqualTo(
                        """
                        Rehearsal of %s
                        2 sessions from 2026-11-21T08:00:00Z to 2026-11-21T08:22:00Z

                        1 would have ended earlier
                          00000000000000a1 alice, since 2026-11-21T08:00:00Z
                            here:   2026-11-21T08:05:00Z idle-timeout
                            really: 2026-11-21T08:21:00Z idle-timeout

                        1 would have continued after their end
                          00000000000000b2 bob, since 2026-11-21T08:01:00Z
                            here:   2026-11-21T08:06:00Z idle-timeout
                            really: 2026-11-21T08:02:00Z idle-timeout

                        0 would have ended when they did

                        0 live, and would

                        0 cannot be judged: the events contain no activity

                        1 more sessions have no beginning in the events. They are left out.
                        """
                                .formatted(policy));
    }

    @Test
    void saysTheSameInJson() {
        Map<String, Object> json =
                Run.of("rehearse", policy, "--json", "--events", log).json();

        assertThat(json)
                .containsEntry("policy", policy.toString())
                .containsEntry("from", "2026-11-21T08:00:00Z")
                .containsEntry("until", "2026-11-21T08:22:00Z")
                .containsEntry("withoutBeginning", 1L)
                .containsEntry("asked", 0L)
                .containsEntry("outcomes", Map.of("earlier", 1L, "later", 1L, "same", 0L, "living", 0L, "unknown", 0L));
        assertThat(json.get("sessions"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .first()
                .isEqualTo(Map.of(
                        "session", "00000000000000a1",
                        "user", "alice",
                        "begun", "2026-11-21T08:00:00Z",
                        "outcome", "earlier",
                        "here",
                                Map.of(
                                        "at",
                                        "2026-11-21T08:05:00Z",
                                        "reason",
                                        "idle-timeout",
                                        "exact",
                                        true,
                                        "note",
                                        ""),
                        "really", Map.of("at", "2026-11-21T08:21:00Z", "reason", "idle-timeout"),
                        "activityKnown", true,
                        "next", "2026-11-21T08:05:00Z"));
    }

    @Test
    void readsSeveralLogsAndTheStandardInput() throws IOException {
        List<String> lines = LOG.lines().toList();
        Path first = Files.write(directory.resolve("first.log"), lines.subList(0, 3));

        Run run = Run.with(
                String.join("\n", lines.subList(3, lines.size())),
                "rehearse",
                policy,
                "--events",
                first,
                "--events",
                "-");

        assertThat(run.out())
                .isEqualTo(Run.of("rehearse", policy, "--events", log).out());
    }

    @Test
    void readsWhatIsNotUtf8() throws IOException {
        byte[] latin = LOG.replace("bob", "b\u00F6b").getBytes(StandardCharsets.ISO_8859_1);

        Run run = Run.of("rehearse", policy, "--events", Files.write(log, latin));

        assertThat(run.out()).contains("b\uFFFDb").contains("1 would have ended earlier");
    }

    @Test
    void anEventFileThatIsNotThereIsAUsageFault() {
        Run run = Run.of("rehearse", policy, "--events", directory.resolve("none.log"));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("--events: ", "none.log (expected: a file that can be read)");
    }

    @Test
    void aLogWithoutEventsIsAUsageFault() throws IOException {
        Run run = Run.of("rehearse", policy, "--events", Files.writeString(log, "nothing\n\u0000\n"));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("holds no event");
    }

    @Test
    void withoutEventsItIsAUsageFault() {
        assertThat(Run.of("rehearse", policy).status()).isEqualTo(2);
        assertThat(Run.of("rehearse").status()).isEqualTo(2);
    }

    @Test
    void aPolicyWithFaultsIsNotRehearsed() throws IOException {
        Files.writeString(policy, POLICY.replace("5m", "5"));

        Run text = Run.of("rehearse", policy, "--events", log);
        assertThat(text.status()).isEqualTo(1);
        assertThat(text.err()).contains("config-missing-unit", "curfew.yaml:5:9");
        assertThat(text.out()).isEmpty();

        Run json = Run.of("rehearse", policy, "--events", log, "--json");
        assertThat(json.status()).isEqualTo(1);
        assertThat(String.valueOf(json.json().get("faults"))).contains("config-missing-unit");
    }
}
