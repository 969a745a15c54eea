package dev.curfew.reply;

import dev.curfew.http.Reply;
import dev.curfew.http.Request;
import dev.curfew.http.RequestHeader;
import dev.curfew.session.CurrentSession;
import dev.curfew.site.EndpointPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** {@code fragment.js}: the script of the page that keeps the fragment of an address. */
public final class FragmentScriptEndpoint implements Endpoint {

    private static final String SCRIPT = source();
    private static final String TAG = "\"" + UUID.nameUUIDFromBytes(SCRIPT.getBytes(StandardCharsets.UTF_8)) + "\"";

    @Override
    public EndpointPath path() {
        return EndpointPath.FRAGMENT_SCRIPT;
    }

    @Override
    public boolean needsProof() {
        return false;
    }

    @Override
    public Reply answer(Request request, CurrentSession session) {
        return request.exchange().headers(RequestHeader.IF_NONE_MATCH).stream().anyMatch(tags -> tags.contains(TAG))
                ? Reply.notModified(TAG)
                : Reply.revalidated("text/javascript;charset=UTF-8", SCRIPT, TAG);
    }

    private static String source() {
        try (InputStream stream = FragmentScriptEndpoint.class.getResourceAsStream("fragment.js")) {
            if (stream == null) {
                throw new IllegalStateException("fragment.js is not in the JAR");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
