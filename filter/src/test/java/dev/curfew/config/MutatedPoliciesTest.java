package dev.curfew.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.SampleSize;
import dev.curfew.Sampled;
import dev.curfew.text.Printable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Valid policies with something broken in them, in every way that comes to mind: read, or refused with places. Nothing else. */
@Sampled
class MutatedPoliciesTest {

    private static final int MUTATIONS = SampleSize.of(20_000);

    private static final List<String> VALID = List.of(
            Parsing.LEAST,
            Parsing.OIDC
                    + """
                      client-secret: ${env:SECRET}
                      roles-claims: [realm_access.roles, groups]
                      public-url: https://shop.example.com
                    timeouts:
                      preset: owasp-asvs-l2
                      administrator-roles: [admin, root]
                      deviation: the old ones are slow
                      idle: 20h
                      absolute: 30d
                      warn: 2m
                      resume-within: 10m
                      reauthentication: required
                      at-provider: logout
                    proxies:
                      trusted: [10.0.0.0/8, "2001:db8::/32"]
                    store: { type: memory, capacity: 5000 }
                    cookie: { secure: true, name: curfew }
                    page-script: tag
                    """,
            Parsing.LEAST
                    + """
                    rules:
                      - name: payments
                        when: { context: /bank, path: [/bank/payments/**, "/bank/b*/?x"], method: [POST, PUT] }
                        idle: 5m
                        reauthenticate-after: 10m
                        acr: [gold, silver]
                      - name: administrators
                        when: { role: admin, user: [ann, bob] }
                        max-sessions: 2
                        at-limit: ask
                        binding:
                          address: /24,/48
                          user-agent: on
                          on-change: end
                      - name: brochure
                        when:
                          path:
                            - /bank/css/**
                            - /bank/about
                        access: public
                      - name: clerks
                        when: { host: shop.example.com }
                        access: [role:clerk, "role:former clerk"]
                        activity: interaction
                    """);

    private static final List<String> WORDS = words();

    private static List<String> words() {
        List<String> words = new ArrayList<>(List.of(
                "",
                " ",
                "\t",
                "\n",
                "\r\n",
                "\u0085",
                "\u2028",
                "\uFEFF",
                "\u0000",
                "\u202E",
                "\uD800",
                "😀",
                "---",
                "...",
                "#",
                ": ",
                "- ",
                "? ",
                "[",
                "]",
                "{",
                "}",
                ",",
                "'",
                "\"",
                "|",
                ">",
                "&a",
                "*a",
                "!!int",
                "!x",
                "%YAML 1.1",
                "@",
                "`",
                "<<: *a",
                "\\",
                "\\x",
                "\\u12",
                "${",
                "${env:",
                "${env:SECRET}",
                "${env:NONE}",
                "${file:/}",
                "${file:\u0000}",
                "$${",
                "null",
                "~",
                "true",
                "no",
                "none",
                "public",
                "role:",
                "role:role:x",
                "preset:x",
                "0",
                "-1",
                "1e9",
                "15",
                "15m",
                "999999999999999999999d",
                "0s",
                "PT",
                "P1Y",
                "1h60m",
                "/**",
                "/**/**",
                "**",
                "/a/**/b/**/c",
                "/%2e",
                "/(a|b)",
                "http://x",
                "https://",
                "https://u:p@h",
                "https://[::1]:99999",
                "10.0.0.0/0",
                "::/129",
                "/24",
                "x".repeat(70),
                "x".repeat(5000),
                "[".repeat(300),
                "a: {".repeat(100)));
        for (Setting setting : Setting.values()) {
            words.add(setting.word() + ": ");
        }
        return List.copyOf(words);
    }

    @Test
    void everyMutationIsReadOrRefusedWithPlaces() {
        int refused = 0;
        for (int seed = 1; seed <= MUTATIONS; seed++) {
            refused += isRefused(mutated(new Random(seed)), seed) ? 1 : 0;
        }
        assertThat(refused).as("refused of " + MUTATIONS).isBetween(MUTATIONS / 4, MUTATIONS - MUTATIONS / 100);
    }

    private static String mutated(Random random) {
        StringBuilder text = new StringBuilder(VALID.get(random.nextInt(VALID.size())));
        for (int i = random.nextInt(3); i >= 0; i--) {
            mutate(text, random);
        }
        return text.toString();
    }

    private static void mutate(StringBuilder text, Random random) {
        int at = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), at + random.nextInt(random.nextInt(4) == 0 ? 200 : 8));
        switch (random.nextInt(7)) {
            case 0 -> text.setLength(at);
            case 1 -> text.delete(at, end);
            case 2 -> text.insert(random.nextInt(text.length() + 1), text.substring(at, end));
            case 3 -> text.insert(at, (char) random.nextInt(0x3000));
            case 4 -> moveLine(text, random);
            case 5 -> text.replace(at, end, word(random));
            default -> text.insert(at, word(random));
        }
    }

    private static void moveLine(StringBuilder text, Random random) {
        List<String> lines = new ArrayList<>(text.toString().lines().toList());
        if (!lines.isEmpty()) {
            String line = lines.remove(random.nextInt(lines.size()));
            lines.add(random.nextInt(lines.size() + 1), " ".repeat(random.nextInt(3)) + line);
        }
        text.setLength(0);
        text.append(String.join("\n", lines)).append('\n');
    }

    private static String word(Random random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    /** In the file, on a line of it, on one line itself, and without what a reference stands for. */
    private static boolean isPlaced(Fault fault, long lines) {
        String said = fault.toString();
        return fault.position().file().equals(Parsing.FILE)
                && fault.position().line() >= 0
                && fault.position().line() <= lines + 1
                && Printable.isPrintable(said)
                && !said.contains("s3cr3t-of-the-environment");
    }

    private static boolean isRefused(String text, int seed) {
        try {
            LoadedConfiguration loaded =
                    Configuration.parseAll(text, Parsing.FILE, Path.of("nowhere"), Parsing.VARIABLES::get);
            assertThat(loaded.settings().inForce()).isNotEmpty();
            return false;
        } catch (ConfigurationException faults) {
            long lines = text.lines().count()
                    + text.codePoints()
                            .filter(c -> c == 0x85 || c == 0x2028 || c == 0x2029)
                            .count();
            if (faults.faults().isEmpty() || !faults.faults().stream().allMatch(fault -> isPlaced(fault, lines))) {
                throw new AssertionError("seed " + seed + ", refused with " + faults.faults() + "\n" + text, faults);
            }
            return true;
        } catch (RuntimeException | StackOverflowError crash) {
            throw new AssertionError("seed " + seed + ", read as\n" + text, crash);
        }
    }
}
