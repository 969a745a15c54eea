package dev.curfew.config;

/**
 * What every part of one reading shares.
 *
 * @param faults where faults go
 * @param references how references are resolved
 */
record Document(Faults faults, References references) {}
