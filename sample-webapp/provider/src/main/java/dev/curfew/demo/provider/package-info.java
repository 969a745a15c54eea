/** A small OpenID Provider for demonstrations and tests: loopback only, never for production. */
@NullMarked
package dev.curfew.demo.provider;

import org.jspecify.annotations.NullMarked;
