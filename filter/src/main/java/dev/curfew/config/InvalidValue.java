package dev.curfew.config;

/** A value in a wrong notation. Says what to do, and never repeats a secret. */
final class InvalidValue extends Exception {

    private final FaultCode code;

    InvalidValue(FaultCode code, String remedy) {
        super(remedy);
        this.code = code;
    }

    FaultCode code() {
        return code;
    }

    String remedy() {
        return String.valueOf(getMessage());
    }
}
