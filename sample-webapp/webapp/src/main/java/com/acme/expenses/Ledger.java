package com.acme.expenses;

import jakarta.servlet.ServletContext;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** All claims, until the server stops. */
public final class Ledger {

    private static final String ATTRIBUTE = Ledger.class.getName();

    private final ConcurrentNavigableMap<Integer, Claim> claims = new ConcurrentSkipListMap<>();
    private final AtomicInteger last = new AtomicInteger();

    static Ledger of(ServletContext application) {
        return (Ledger) application.getAttribute(ATTRIBUTE);
    }

    void publish(ServletContext application) {
        application.setAttribute(ATTRIBUTE, this);
    }

    Claim add(String owner, LocalDate day, String category, String payee, BigDecimal amount, String purpose) {
        Claim claim = new Claim(last.incrementAndGet(), owner, day, category, payee, amount, purpose, false);
        claims.put(claim.number(), claim);
        return claim;
    }

    void approve(int number) {
        claims.computeIfPresent(number, (key, claim) -> claim.approve());
    }

    Collection<Claim> all() {
        return claims.values();
    }

    List<Claim> of(String owner) {
        return claims.values().stream()
                .filter(claim -> claim.owner().equals(owner))
                .toList();
    }
}
