package dev.curfew.reply;

import dev.curfew.http.Reply;
import dev.curfew.http.Request;
import dev.curfew.http.ResponseHeader;
import dev.curfew.oidc.AuthenticationRequirement;
import dev.curfew.session.CurrentSession;
import dev.curfew.signin.SignIn;
import dev.curfew.site.EndpointPath;
import dev.curfew.site.Site;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Our own paths: finds the endpoint, and lets it answer what may be asked of it. None of them counts as activity but {@code session/extend},
 * and {@code session/report} of a user who did something. Thread-safe.
 *
 * @since 0.1
 */
public final class Endpoints {

    private final Site site;
    private final SignIn signIn;
    private final RefusalReplies refusals;
    private final Map<EndpointPath, Endpoint> table = new EnumMap<>(EndpointPath.class);

    /**
     * A table of these.
     *
     * @throws IllegalArgumentException if there is not exactly one for each path
     */
    public Endpoints(Site site, SignIn signIn, RefusalReplies refusals, List<Endpoint> endpoints) {
        this.site = site;
        this.signIn = signIn;
        this.refusals = refusals;
        for (Endpoint endpoint : endpoints) {
            if (table.put(endpoint.path(), endpoint) != null) {
                throw new IllegalArgumentException("two endpoints of " + endpoint.path());
            }
        }
        if (table.size() != EndpointPath.values().length) {
            throw new IllegalArgumentException("endpoints " + table.keySet() + " (expected: all)");
        }
    }

    /** What a request names of ours, which may be nothing that there is; null if it is for the application. */
    @Nullable
    public String named(Request request) {
        String name = site.endpoint(request.exchange().path());
        return name == null && signIn.isAnswer(request) ? EndpointPath.CALLBACK.path() : name;
    }

    /**
     * The answer of an endpoint.
     *
     * @param named what the request names
     * @param presented what each endpoint may know of the session
     * @param required what the session's user has to prove before it goes on from where the request comes, or null
     */
    public Reply answer(
            String named,
            Request request,
            Function<EndpointPath, CurrentSession> presented,
            @Nullable AuthenticationRequirement required) {
        EndpointPath path = EndpointPath.of(named);
        Endpoint endpoint = path == null ? null : table.get(path);
        if (path == null || endpoint == null) {
            return refusals.nothingHere(request);
        }
        if (!path.methods().contains(request.exchange().method())) {
            return Reply.empty(405).with(ResponseHeader.ALLOW, String.join(", ", path.methods()));
        }
        if (!endpoint.origin().isMet(request, site)) {
            return refusals.crossSite();
        }
        CurrentSession session = presented.apply(path);
        return required != null && endpoint.needsProof()
                ? endpoint.demand(request, session, required, refusals)
                : endpoint.answer(request, session);
    }
}
