package dev.curfew.servlet;

import java.io.IOException;

/** Nobody listens any more: to the application it is as if the client had gone away. */
final class StreamOverException extends IOException {

    StreamOverException() {
        super("the request is over, nobody reads on");
    }
}
