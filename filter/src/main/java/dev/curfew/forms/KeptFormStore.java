package dev.curfew.forms;

import dev.curfew.crypto.Base64Url;
import dev.curfew.crypto.Seal;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionTag;
import dev.curfew.session.UserKey;
import dev.curfew.site.Site;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stores kept forms in memory, encrypted, for ten minutes, with limits for each user and in all. When the store is
 * full, it drops the oldest form. Thread-safe; instants are epoch milliseconds.
 */
public final class KeptFormStore {

    /** As long as a sign-in may take. Over at equality. */
    static final long LIFETIME = Site.SIGN_IN_SECONDS * 1000;

    /** Of one user at a time. */
    static final int MOST_OF_ONE_USER = 8;

    /** Of memory for all together, bytes. */
    static final long MOST_BYTES = 16L << 20;

    /** What one takes besides its content, bytes, about. */
    static final int OVERHEAD = 512;

    private static final int MOST_FATES = 10_000;
    private static final int ID_BYTES = 16;

    public sealed interface Finding {}

    /** It is there, and of whoever asks. */
    public record Found(KeptForm form) implements Finding {}

    /** It is of somebody else. */
    record Foreign() implements Finding {}

    /** It is not there. */
    public record Gone(@Nullable KeptFormOutcome outcome) implements Finding {}

    /** Whose form it was, and what has become of it. */
    record Loss(SessionTag session, String user, KeptFormOutcome outcome) {}

    private record Entry(SessionTag session, UserKey owner, String name, long until, String sealed, boolean shown) {
        long cost() {
            return sealed.length() + (long) OVERHEAD;
        }
    }

    private final Seal seal;
    private final SecureRandom random;
    private final LinkedHashMap<String, Entry> entries = new LinkedHashMap<>();
    private final Map<UserKey, List<String>> byOwner = new HashMap<>();
    private final LinkedHashMap<String, KeptFormOutcome> fates = new LinkedHashMap<>();
    private long bytes;
    private volatile int size;

    public KeptFormStore(Seal seal, SecureRandom random) {
        this.seal = seal;
        this.random = random;
    }

    int size() {
        return size;
    }

    synchronized long bytes() {
        return bytes;
    }

    /**
     * Keeps a form for the user of this session.
     *
     * @param losses takes those that have to make room
     * @return its id, which tells nothing and opens nothing for anybody else
     */
    String keep(SessionRecord session, KeptForm form, long now, List<Loss> losses) {
        byte[] bits = new byte[ID_BYTES];
        random.nextBytes(bits);
        String id = Base64Url.encode(bits);
        UserKey owner = session.user();
        String sealed = seal.close(form.toBytes(), purpose(id, owner));
        file(id, new Entry(session.tag(), owner, session.profile().name(), now + LIFETIME, sealed, false), now, losses);
        return id;
    }

    private synchronized void file(String id, Entry entry, long now, List<Loss> losses) {
        losses.addAll(forgetOver(now));
        List<String> own = byOwner.getOrDefault(entry.owner, List.of());
        if (own.size() >= MOST_OF_ONE_USER) {
            remove(own.get(0), KeptFormOutcome.NO_ROOM, losses);
        }
        entries.put(id, entry);
        byOwner.computeIfAbsent(entry.owner, unused -> new ArrayList<>(1)).add(id);
        bytes += entry.cost();
        while (bytes > MOST_BYTES) {
            remove(entries.keySet().iterator().next(), KeptFormOutcome.NO_ROOM, losses);
        }
        size = entries.size();
    }

    /** The form of this id, as it is for this user. */
    Finding find(String id, UserKey user, long now) {
        Entry entry = entry(id, now);
        if (entry == null) {
            return new Gone(fate(id));
        }
        byte[] opened = entry.owner.equals(user) ? seal.open(entry.sealed, purpose(id, user)) : null;
        return opened == null ? new Foreign() : new Found(KeptForm.of(opened));
    }

    private synchronized @Nullable Entry entry(String id, long now) {
        Entry entry = entries.get(id);
        return entry == null || now >= entry.until ? null : entry;
    }

    private synchronized @Nullable KeptFormOutcome fate(String id) {
        return entries.containsKey(id) ? KeptFormOutcome.TIME_OVER : fates.get(id);
    }

    /** Whether it has been sent, as far as that is remembered. */
    synchronized boolean wasSent(String id) {
        return fates.get(id) == KeptFormOutcome.SENT;
    }

    /** Its user has it before their eyes. */
    synchronized void shown(String id) {
        entries.computeIfPresent(
                id,
                (unused, entry) -> new Entry(entry.session, entry.owner, entry.name, entry.until, entry.sealed, true));
    }

    /** Those of the user's forms that have been shown, oldest first. */
    synchronized List<String> shownTo(UserKey user) {
        List<String> ids = new ArrayList<>(1);
        for (String id : byOwner.getOrDefault(user, List.of())) {
            Entry entry = entries.get(id);
            if (entry != null && entry.shown) {
                ids.add(id);
            }
        }
        return ids;
    }

    /** Keeps this one no longer; null if it was not kept. */
    synchronized @Nullable Loss drop(String id, KeptFormOutcome outcome) {
        List<Loss> loss = new ArrayList<>(1);
        remove(id, outcome, loss);
        return loss.isEmpty() ? null : loss.get(0);
    }

    /** Forgets those whose time is over. */
    synchronized List<Loss> forgetOver(long now) {
        List<Loss> losses = new ArrayList<>();
        while (!entries.isEmpty()) {
            Map.Entry<String, Entry> oldest = entries.entrySet().iterator().next();
            if (now < oldest.getValue().until) {
                break;
            }
            remove(oldest.getKey(), KeptFormOutcome.TIME_OVER, losses);
        }
        return losses;
    }

    private void remove(String id, KeptFormOutcome outcome, List<Loss> losses) {
        Entry entry = entries.remove(id);
        if (entry == null) {
            return;
        }
        byOwner.computeIfPresent(entry.owner, (unused, ids) -> ids.remove(id) && ids.isEmpty() ? null : ids);
        bytes -= entry.cost();
        size = entries.size();
        fates.put(id, outcome);
        if (fates.size() > MOST_FATES) {
            Iterator<String> oldest = fates.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        losses.add(new Loss(entry.session, entry.name, outcome));
    }

    private static String purpose(String id, UserKey owner) {
        return "form " + id + " " + owner.issuer() + "\n" + owner.subject();
    }
}
