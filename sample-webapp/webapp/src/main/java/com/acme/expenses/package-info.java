/** Acme Expenses, an intranet application as it has been for years: servlets that print HTML, roles in {@code web.xml}, everything in memory. */
package com.acme.expenses;
