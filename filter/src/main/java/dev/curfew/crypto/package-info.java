/** Seals, hashes and base64url. Every other package takes cryptography from here. */
@NullMarked
package dev.curfew.crypto;

import org.jspecify.annotations.NullMarked;
