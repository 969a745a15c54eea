package dev.curfew.ehcache;

import dev.curfew.session.SessionKey;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.UserKey;
import java.util.ArrayList;
import java.util.List;
import org.ehcache.Cache;
import org.jspecify.annotations.Nullable;

/**
 * Finds the sessions of a user, in the order in which they were stored. Every change is a compare-and-set of the whole
 * list, so that all see one order.
 */
final class UserIndex {

    private final Cache<UserKey, Keys> users;

    UserIndex(Cache<UserKey, Keys> users) {
        this.users = users;
    }

    /**
     * Lines a session up.
     *
     * @param predecessor the one that it stands right behind, or null to stand last
     * @return false if the predecessor is not there
     */
    boolean add(SessionRecord session, @Nullable SessionKey predecessor) {
        UserKey user = session.user();
        while (true) {
            Keys before = users.get(user);
            List<SessionKey> keys = before == null ? List.of() : before.keys;
            int place = predecessor == null ? keys.size() : keys.indexOf(predecessor) + 1;
            if (predecessor != null && place == 0) {
                return false;
            }
            if (replaced(user, before, with(keys, place, session.key()))) {
                return true;
            }
        }
    }

    void remove(SessionRecord session) {
        UserKey user = session.user();
        Keys before = users.get(user);
        while (before != null && !replaced(user, before, without(before.keys, session.key()))) {
            before = users.get(user);
        }
    }

    List<SessionKey> keys(UserKey user) {
        Keys found = users.get(user);
        return found == null ? List.of() : found.keys;
    }

    private boolean replaced(UserKey user, @Nullable Keys before, Keys after) {
        if (before == null) {
            return users.putIfAbsent(user, after) == null;
        }
        return after.keys.isEmpty() ? users.remove(user, before) : users.replace(user, before, after);
    }

    private static Keys with(List<SessionKey> keys, int place, SessionKey key) {
        List<SessionKey> more = new ArrayList<>(keys);
        more.add(place, key);
        return new Keys(List.copyOf(more));
    }

    private static Keys without(List<SessionKey> keys, SessionKey key) {
        return new Keys(keys.stream().filter(other -> !other.equals(key)).toList());
    }

    record Keys(List<SessionKey> keys) {}
}
