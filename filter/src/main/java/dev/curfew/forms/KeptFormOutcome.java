package dev.curfew.forms;

/** Why a form is not kept any more. */
public enum KeptFormOutcome {
    /** It was sent again. */
    SENT("sent"),
    /** Its user did not want it any more. */
    DISCARDED("discarded"),
    /** Somebody else signed in. */
    OTHER_USER("other-user"),
    /** Its time was over. */
    TIME_OVER("time-over"),
    /** There was no more room. */
    NO_ROOM("no-room");

    private final String word;

    KeptFormOutcome(String word) {
        this.word = word;
    }

    /** As the log says it. */
    public String word() {
        return word;
    }
}
