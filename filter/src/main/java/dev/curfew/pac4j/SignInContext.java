package dev.curfew.pac4j;

import dev.curfew.http.Exchange;
import dev.curfew.http.Form;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pac4j.core.context.CallContext;
import org.pac4j.core.context.WebContext;
import org.pac4j.core.http.callback.CallbackUrlResolver;
import org.pac4j.core.http.url.UrlResolver;
import org.pac4j.jee.context.JEEContext;

/**
 * The request as pac4j sees it for one sign-in: with what this sign-in asks for as attributes, and with parameters from the query only, so
 * that neither the application's attributes nor its body are touched.
 */
final class SignInContext extends JEEContext {

    private final String callback;
    private final Map<String, Object> attributes;
    private final Form query;

    private SignInContext(Exchange exchange, String callback, Map<String, Object> demands) {
        super(exchange.unwrap(HttpServletRequest.class), exchange.unwrap(HttpServletResponse.class));
        this.callback = callback;
        this.attributes = new HashMap<>(demands);
        this.query = Form.parse(exchange.query());
    }

    static CallContext of(Exchange exchange, String callback, Map<String, Object> demands, TransactionStore store) {
        return new CallContext(new SignInContext(exchange, callback, demands), store);
    }

    /** Takes the callback's URL from the sign-in instead of from fixed settings. */
    static CallbackUrlResolver callbackResolver() {
        return new CallbackUrlResolver() {
            @Override
            public String compute(UrlResolver resolver, String url, String clientName, WebContext context) {
                return ((SignInContext) context).callback;
            }

            @Override
            public boolean matches(String clientName, WebContext context) {
                return false;
            }
        };
    }

    @Override
    public Optional<Object> getRequestAttribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    @Override
    public void setRequestAttribute(String name, @Nullable Object value) {
        if (value == null) {
            attributes.remove(name);
        } else {
            attributes.put(name, value);
        }
    }

    /** Nothing: pac4j asks only to find out whether a callback is a logout in disguise. */
    @Override
    public Optional<String> getRequestParameter(String name) {
        return Optional.empty();
    }

    @Override
    public Map<String, String[]> getRequestParameters() {
        return query.fields().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, field -> field.getValue()
                .toArray(String[]::new)));
    }
}
