package dev.curfew.acceptance.legacy;

import javax.servlet.http.HttpSessionEvent;
import javax.servlet.http.HttpSessionListener;

/** Prints the end of every {@code HttpSession} with its id and the moment, in epoch milliseconds. */
public final class SessionDiary implements HttpSessionListener {

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        System.out.println("HttpSession " + event.getSession().getId() + " ended at " + System.currentTimeMillis());
    }
}
