package dev.curfew.demo;

/** The demo cannot run; the message tells its operator why and what to do, on one line. */
final class DemoException extends RuntimeException {

    DemoException(String message) {
        super(message);
    }

    DemoException(String message, Throwable cause) {
        super(message, cause);
    }
}
