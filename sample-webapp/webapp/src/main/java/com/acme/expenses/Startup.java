package com.acme.expenses;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;

/** Opens the ledger, with something in it, and starts the exports. */
public final class Startup implements ServletContextListener {

    /** Called by the container. */
    public Startup() {}

    @Override
    public void contextInitialized(ServletContextEvent event) {
        Ledger ledger = new Ledger();
        LocalDate today = LocalDate.now(ZoneId.systemDefault());
        ledger.add("alice", today.minusDays(9), "Travel", "National Rail", euros("84.50"), "Visit to the Leeds office");
        ledger.add("alice", today.minusDays(8), "Lodging", "Hotel Aire", euros("129.00"), "Visit to the Leeds office");
        ledger.add("bob", today.minusDays(3), "Meals", "Bistro Nine", euros("46.20"), "Lunch with the auditors");
        ledger.publish(event.getServletContext());
        new Exports().publish(event.getServletContext());
        openTicker(event.getServletContext());
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        Ticker.shutDown();
        Exports.of(event.getServletContext()).stop();
    }

    /** Where the server knows no sockets, the page says that it waits. */
    private static void openTicker(ServletContext application) {
        if (application.getAttribute(ServerContainer.class.getName()) instanceof ServerContainer sockets) {
            try {
                sockets.addEndpoint(ServerEndpointConfig.Builder.create(Ticker.class, "/ticker")
                        .build());
            } catch (DeploymentException fault) {
                throw new IllegalStateException(fault);
            }
        }
    }

    private static BigDecimal euros(String amount) {
        return new BigDecimal(amount);
    }
}
