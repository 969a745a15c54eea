/**
 * What an application may ask of Curfew: how the session of its request stands, and a lease on it for work that goes on in the background.
 *
 * <p>The only package that an application may compile against. It needs no compile-time dependency either: the request attribute {@link
 * dev.curfew.api.CurfewSession#ATTRIBUTE} and interfaces of {@code java.util.function} are enough.
 */
@API(status = API.Status.STABLE)
@NullMarked
package dev.curfew.api;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
