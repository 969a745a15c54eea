/** The request port on jakarta.servlet. */
@NullMarked
package dev.curfew.servlet;

import org.jspecify.annotations.NullMarked;
