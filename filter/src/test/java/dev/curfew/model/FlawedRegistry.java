package dev.curfew.model;

import dev.curfew.session.FakeRegistry;
import dev.curfew.session.ProviderSession;
import dev.curfew.session.SessionKey;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionRegistry;
import dev.curfew.session.UserKey;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A registry that changes what it is given to write, if it has that flaw. */
record FlawedRegistry(FakeRegistry sound, Flaw flaw) implements SessionRegistry {

    @Override
    public @Nullable SessionRecord find(SessionKey key) {
        return sound.find(key);
    }

    @Override
    public void create(SessionRecord session) {
        sound.create(session);
    }

    @Override
    public boolean createBehind(SessionKey predecessor, SessionRecord session) {
        return sound.createBehind(predecessor, session);
    }

    @Override
    public boolean replace(SessionRecord expected, SessionRecord next) {
        return sound.replace(expected, flaw.written(next));
    }

    @Override
    public boolean forget(SessionRecord expected) {
        return sound.forget(expected);
    }

    @Override
    public void forget(SessionKey key) {
        sound.forget(key);
    }

    @Override
    public @Nullable SessionKey findByProviderSession(ProviderSession providerSession) {
        return sound.findByProviderSession(providerSession);
    }

    @Override
    public List<SessionKey> findByUser(UserKey user) {
        return sound.findByUser(user);
    }

    @Override
    public void forEach(Consumer<SessionRecord> visitor) {
        sound.forEach(visitor);
    }

    @Override
    public long size() {
        return sound.size();
    }

    @Override
    public void close() {
        sound.close();
    }
}
