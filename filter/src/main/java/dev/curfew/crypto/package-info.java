/** Seals, hashes and base64url. Every other package takes cryptography from here. */
@API(status = API.Status.INTERNAL)
@NullMarked
package dev.curfew.crypto;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
