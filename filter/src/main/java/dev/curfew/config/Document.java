package dev.curfew.config;

import java.util.Map;

/**
 * What every part of one reading shares.
 *
 * @param faults where faults go
 * @param references how references are resolved
 * @param sources where it is noted what is written where, by path
 * @param provenance where it is noted what came by reference
 */
record Document(Faults faults, References references, Map<String, Position> sources, Provenance provenance) {}
