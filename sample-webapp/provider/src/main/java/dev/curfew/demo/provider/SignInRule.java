package dev.curfew.demo.provider;

import static java.time.temporal.ChronoUnit.SECONDS;

import com.nimbusds.jwt.JWT;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.op.ACRRequest;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides whether a provider session is enough for a request, or the user has to be asked. */
final class SignInRule {

    private final InstantSource clock;
    private final List<String> acrValues;
    private final Users users;
    private final Faults faults;

    SignInRule(InstantSource clock, List<String> acrValues, Users users, Faults faults) {
        this.clock = clock;
        this.acrValues = acrValues;
        this.users = users;
        this.faults = faults;
    }

    boolean isEnough(ProviderSession session, AuthenticationRequest request) {
        boolean fresh = faults.has(Fault.IGNORE_REAUTHENTICATION) || isFresh(session, request);
        return fresh && isStrong(session, request) && isMeant(session, request.getIDTokenHint());
    }

    /** The class to authenticate with: the first wanted one that is on offer, else the weakest. */
    String acrFor(AuthenticationRequest request) {
        ACRRequest wanted = ACRRequest.resolve(request);
        return Stream.of(wanted.getEssentialACRs(), wanted.getVoluntaryACRs())
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .map(ACR::getValue)
                .filter(acrValues::contains)
                .findFirst()
                .orElse(acrValues.get(0));
    }

    private boolean isFresh(ProviderSession session, AuthenticationRequest request) {
        Prompt prompt = request.getPrompt();
        if (prompt != null && (prompt.contains(Prompt.Type.LOGIN) || prompt.contains(Prompt.Type.SELECT_ACCOUNT))) {
            return false;
        }
        return request.getMaxAge() < 0 || isYounger(session, request.getMaxAge());
    }

    /** At equality it is still young enough; zero always asks (OpenID Connect Core 3.1.2.1). */
    private boolean isYounger(ProviderSession session, int maxAge) {
        Instant authTime = session.authenticatedAt().truncatedTo(SECONDS);
        return maxAge > 0 && !clock.instant().isAfter(authTime.plusSeconds(maxAge));
    }

    private boolean isStrong(ProviderSession session, AuthenticationRequest request) {
        return acrValues.indexOf(session.acr()) >= acrValues.indexOf(acrFor(request));
    }

    private boolean isMeant(ProviderSession session, @Nullable JWT hint) {
        try {
            String subject = users.named(session.username()).subject();
            return hint == null || subject.equals(hint.getJWTClaimsSet().getSubject());
        } catch (ParseException unreadable) {
            return false;
        }
    }
}
