package dev.curfew.ehcache;

import dev.curfew.session.SessionKey;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.UserKey;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the sessions of a user, in the order in which they were stored. Every change is a compare-and-set of the whole
 * list, so that all see one order.
 */
final class UserIndex {

    private final ConcurrentMap<UserKey, List<SessionKey>> users = new ConcurrentHashMap<>();

    /**
     * Lines a session up.
     *
     * @param predecessor the one to line up behind, or null to line up last
     * @return false if the predecessor is not there
     */
    boolean add(SessionRecord session, @Nullable SessionKey predecessor) {
        UserKey user = session.user();
        while (true) {
            List<SessionKey> before = keys(user);
            int place = predecessor == null ? before.size() : before.indexOf(predecessor) + 1;
            if (predecessor != null && place == 0) {
                return false;
            }
            if (replaced(user, before, with(before, place, session.key()))) {
                return true;
            }
        }
    }

    void remove(SessionRecord session) {
        UserKey user = session.user();
        List<SessionKey> before = keys(user);
        while (!before.isEmpty() && !replaced(user, before, without(before, session.key()))) {
            before = keys(user);
        }
    }

    List<SessionKey> keys(UserKey user) {
        return users.getOrDefault(user, List.of());
    }

    private boolean replaced(UserKey user, List<SessionKey> before, List<SessionKey> after) {
        if (before.isEmpty()) {
            return users.putIfAbsent(user, after) == null;
        }
        return after.isEmpty() ? users.remove(user, before) : users.replace(user, before, after);
    }

    private static List<SessionKey> with(List<SessionKey> keys, int place, SessionKey key) {
        List<SessionKey> more = new ArrayList<>(keys);
        more.add(place, key);
        return List.copyOf(more);
    }

    private static List<SessionKey> without(List<SessionKey> keys, SessionKey key) {
        return keys.stream().filter(other -> !other.equals(key)).toList();
    }
}
