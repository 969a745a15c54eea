package dev.curfew.servlet.stream;

import java.io.IOException;

/** Nobody listens any more: to the application it is as if the client had gone away. */
final class SessionOverException extends IOException {

    SessionOverException() {
        super("the request is over, its response is closed");
    }
}
