/** A user agent without a screen that keeps the habits of a real one: cookies, redirects, forms, Fetch Metadata. */
@NullMarked
package dev.curfew.acceptance.browser;

import org.jspecify.annotations.NullMarked;
