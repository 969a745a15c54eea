package dev.curfew.cli.check;

import dev.curfew.cli.command.Text;
import dev.curfew.config.Position;
import dev.curfew.text.KebabCase;

/**
 * Something outside the policy file that contradicts it, or that it has no say in.
 *
 * @param code what kind of thing
 * @param position where
 * @param setting what it is called there
 * @param found what stands there
 * @param expected what would agree
 * @param remedy what to do
 */
public record Drift(Code code, Position position, String setting, String found, String expected, String remedy) {

    /** What there is. The word is stable. */
    public enum Code {
        /** A {@code session-timeout} that does not apply. */
        SESSION_TIMEOUT,
        /** A container's session cookie that is set up on its own. */
        COOKIE_CONFIG,
        /** Constraints that the filter comes too late for. */
        SECURITY_CONSTRAINT,
        /** Sessions that leave the server while Curfew's stay. */
        DISTRIBUTABLE,
        /** A webapp that cannot be looked into. */
        UNREADABLE,
        /** A rule about a webapp that is not there. */
        UNKNOWN_CONTEXT,
        /** A rule that another one makes needless. */
        RULE_COVERED,
        /** A limit that is hardly longer than the exactness with which activity is recorded. */
        GRANULARITY,
        /** An absolute timeout that the provider's session does not live to see. */
        PROVIDER_SESSION;

        /** As people and scripts see it, such as {@code drift-session-timeout}. */
        public String word() {
            return "drift-" + KebabCase.of(this);
        }

        /** What explains it. */
        String page() {
            return "docs/reference/command-line.md#drift";
        }
    }

    public Drift {
        setting = Text.printable(setting);
        found = Text.printable(found);
        remedy = Text.printable(remedy);
    }

    /** The house form, as that of faults and warnings. */
    @Override
    public String toString() {
        return code.word() + " " + position + ", " + setting + ": " + found + " (expected: " + expected + "), " + remedy
                + " - " + code.page();
    }
}
