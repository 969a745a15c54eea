package dev.curfew.config;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.parser.Parser;

/** Events that have been parsed and looked at already, for a composer: parsing is what takes longest. */
final class RecordedEvents implements Parser {

    private final Iterator<Event> rest;
    private Event next;
    private boolean over;

    /** There is at least one. */
    RecordedEvents(List<Event> events) {
        this.rest = events.iterator();
        this.next = rest.next();
    }

    @Override
    public boolean checkEvent(Event.ID id) {
        return !over && next.getEventId() == id;
    }

    @Override
    public Event peekEvent() {
        if (over) {
            throw new NoSuchElementException("the last event has been taken");
        }
        return next;
    }

    @Override
    public boolean hasNext() {
        return !over;
    }

    @Override
    public Event next() {
        Event taken = peekEvent();
        over = !rest.hasNext();
        next = over ? taken : rest.next();
        return taken;
    }
}
