package dev.curfew.cli.check;

import dev.curfew.cli.command.Source;
import java.util.List;

/**
 * The assessment of a requirement, with its evidence.
 *
 * @param mark how it stands
 * @param because why, in words
 * @param proofs what in the file proves it; empty if nothing there does
 * @param page the page that explains it; empty if the file is enough
 */
record Assessment(Mark mark, String because, List<Source> proofs, String page) {

    /** How a requirement stands. */
    enum Mark {
        MET("met"),
        NOT_MET("not met"),
        /** Curfew can do its part at most; the rest is the webapp's, the provider's or an organisation's. */
        NOT_OURS("not ours");

        private final String word;

        Mark(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    Assessment {
        proofs = List.copyOf(proofs);
    }

    static Assessment met(String because, List<Source> proofs) {
        return new Assessment(Mark.MET, because, proofs, "");
    }

    static Assessment notMet(String because, List<Source> proofs) {
        return new Assessment(Mark.NOT_MET, because, proofs, "");
    }

    /** Curfew has done its part. */
    static Assessment notOurs(String because, String page) {
        return new Assessment(Mark.NOT_OURS, because, List.of(), page);
    }

    /** Met if so, with the same words and proofs. */
    static Assessment metIf(boolean met, String because, List<Source> proofs) {
        return new Assessment(met ? Mark.MET : Mark.NOT_MET, because, proofs, "");
    }

    /** The same judgement, with more to read. */
    Assessment on(String where) {
        return new Assessment(mark, because, proofs, where);
    }

    /** The same judgement, with more to know. */
    Assessment and(String more) {
        return more.isEmpty() ? this : new Assessment(mark, because + "; " + more, proofs, page);
    }

    boolean isMet() {
        return mark == Mark.MET;
    }
}
