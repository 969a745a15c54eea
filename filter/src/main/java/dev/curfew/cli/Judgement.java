package dev.curfew.cli;

import java.util.List;

/**
 * Whether a requirement is met, and what proves it.
 *
 * @param mark how it stands
 * @param because why, in words
 * @param proofs what in the file proves it; empty if nothing there does
 * @param page the page that explains it; empty if the file is enough
 */
record Judgement(Mark mark, String because, List<Source> proofs, String page) {

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

    Judgement {
        proofs = List.copyOf(proofs);
    }

    static Judgement met(String because, List<Source> proofs) {
        return new Judgement(Mark.MET, because, proofs, "");
    }

    static Judgement notMet(String because, List<Source> proofs) {
        return new Judgement(Mark.NOT_MET, because, proofs, "");
    }

    /** Curfew has done its part. */
    static Judgement notOurs(String because, String page) {
        return new Judgement(Mark.NOT_OURS, because, List.of(), page);
    }

    /** Met if so, with the same words and proofs. */
    static Judgement metIf(boolean met, String because, List<Source> proofs) {
        return new Judgement(met ? Mark.MET : Mark.NOT_MET, because, proofs, "");
    }

    /** The same judgement, with more to read. */
    Judgement on(String where) {
        return new Judgement(mark, because, proofs, where);
    }

    /** The same judgement, with more to know. */
    Judgement and(String more) {
        return more.isEmpty() ? this : new Judgement(mark, because + "; " + more, proofs, page);
    }

    boolean isMet() {
        return mark == Mark.MET;
    }
}
