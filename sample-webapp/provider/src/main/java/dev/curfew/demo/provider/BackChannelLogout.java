package dev.curfew.demo.provider;

import java.net.URI;

/**
 * One logout token sent to one client, and what came of it.
 *
 * @param clientId to whom
 * @param uri where
 * @param sid the provider session that ended
 * @param status the HTTP status answered; 0 when there was no answer
 * @param outcome the same in words, for the message of a failing test
 */
public record BackChannelLogout(String clientId, URI uri, String sid, int status, String outcome) {

    /** Whether the client accepted it. */
    public boolean delivered() {
        return status >= 200 && status < 300;
    }
}
