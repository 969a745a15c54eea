package dev.curfew.demo.provider;

import com.nimbusds.oauth2.sdk.id.Identifier;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Requests that wait for the user to fill in a page: the page carries only a random id, and the oldest make room. */
final class Interactions<T> {

    private static final int MOST = 1_000;

    private final Map<String, T> waiting = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
            return size() > MOST;
        }
    };

    synchronized String begin(T request) {
        String id = new Identifier(32).getValue();
        waiting.put(id, request);
        return id;
    }

    synchronized Optional<T> find(@Nullable String id) {
        return Optional.ofNullable(waiting.get(id));
    }

    synchronized void end(@Nullable String id) {
        waiting.remove(id);
    }
}
