package com.acme.expenses;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What somebody wants to be paid back.
 *
 * @param number counts from 1
 * @param owner who has paid
 * @param day when it was paid
 * @param category what kind of cost it is
 * @param payee who was paid
 * @param amount in the company's currency
 * @param purpose why
 * @param approved whether an administrator has agreed
 */
public record Claim(
        int number,
        String owner,
        LocalDate day,
        String category,
        String payee,
        BigDecimal amount,
        String purpose,
        boolean approved) {

    Claim approve() {
        return new Claim(number, owner, day, category, payee, amount, purpose, true);
    }
}
