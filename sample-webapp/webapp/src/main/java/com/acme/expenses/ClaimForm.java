package com.acme.expenses;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The fields of a new claim, as they were typed. */
final class ClaimForm {

    static final List<String> CATEGORIES = List.of("Travel", "Lodging", "Meals", "Equipment", "Other");

    private static final int LONGEST = 2000;
    private static final BigDecimal MOST = new BigDecimal("100000");

    private final HttpServletRequest request;

    ClaimForm(HttpServletRequest request) {
        this.request = request;
    }

    String value(String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value.strip();
    }

    /** What is wrong, in the order of the fields; empty when nothing is. */
    List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        if (day() == null) {
            complaints.add("Day: write it as year-month-day.");
        }
        if (!CATEGORIES.contains(value("category"))) {
            complaints.add("Category: choose one of the list.");
        }
        if (amount() == null) {
            complaints.add("Amount: write a number such as 12.50.");
        }
        for (String name : List.of("payee", "purpose")) {
            if (value(name).isEmpty() || value(name).length() > LONGEST) {
                complaints.add((name.equals("payee") ? "Paid to" : "Purpose") + ": write 1 to 2000 characters.");
            }
        }
        return complaints;
    }

    /** Enters a form without complaints. */
    Claim enter(Ledger ledger, String owner) {
        return ledger.add(owner, day(), value("category"), value("payee"), amount(), value("purpose"));
    }

    private LocalDate day() {
        try {
            return LocalDate.parse(value("day"));
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private BigDecimal amount() {
        String text = value("amount");
        if (!text.matches("\\d{1,6}(\\.\\d{1,2})?")) {
            return null;
        }
        BigDecimal amount = new BigDecimal(text).setScale(2);
        return amount.signum() > 0 && amount.compareTo(MOST) <= 0 ? amount : null;
    }
}
