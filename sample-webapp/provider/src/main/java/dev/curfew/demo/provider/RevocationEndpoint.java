package dev.curfew.demo.provider;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** RFC 7009. A token that means nothing here is revoked already: 200 as well. */
final class RevocationEndpoint implements Handler {

    private final Clients clients;
    private final TokenStore store;
    private final List<Revocation> received = new CopyOnWriteArrayList<>();

    RevocationEndpoint(Clients clients, TokenStore store) {
        this.clients = clients;
        this.store = store;
    }

    List<Revocation> received() {
        return List.copyOf(received);
    }

    @Override
    public HTTPResponse handle(HTTPRequest http) throws GeneralException {
        TokenRevocationRequest request = TokenRevocationRequest.parse(http);
        DemoClient client = clients.authenticate(request.getClientAuthentication(), request.getClientID());
        received.add(store.revoke(request.getToken().getValue(), client.id()));
        return Replies.plain(HTTPResponse.SC_OK, "");
    }
}
