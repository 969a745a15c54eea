package dev.curfew.bench;

import dev.curfew.http.ContainerSession;
import dev.curfew.servlet.ServletExchange;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/** A request that names no {@code HttpSession}: to find one takes a Tomcat. */
final class SessionlessExchange extends ServletExchange {

    SessionlessExchange(HttpServletRequest request, HttpServletResponse response) {
        super(request, response);
    }

    @Override
    public @Nullable ContainerSession containerSession() {
        return null;
    }
}
