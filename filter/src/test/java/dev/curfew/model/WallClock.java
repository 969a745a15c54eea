package dev.curfew.model;

/** What a node takes for now: its wall clock, but never less than before; ahead of it, one part in two thousand of what passes is given back. */
final class WallClock {

    private static final long PARTS = 2000;

    private long wall;
    private long parts;

    WallClock(long start) {
        this.wall = start;
        this.parts = start * PARTS;
    }

    void pass(long millis) {
        parts += millis * (PARTS - 1);
        set(millis);
    }

    void set(long millis) {
        wall += millis;
        parts = Math.max(parts, wall * PARTS);
    }

    long now() {
        return parts / PARTS;
    }
}
