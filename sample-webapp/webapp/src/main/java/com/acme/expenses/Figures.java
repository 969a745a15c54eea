package com.acme.expenses;

import java.math.BigDecimal;
import java.util.Collection;

/**
 * What a list of claims comes to.
 *
 * @param open how many wait for approval
 * @param total the sum of all
 */
record Figures(long open, BigDecimal total) {

    static Figures of(Collection<Claim> claims) {
        return new Figures(
                claims.stream().filter(claim -> !claim.approved()).count(),
                claims.stream().map(Claim::amount).reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
