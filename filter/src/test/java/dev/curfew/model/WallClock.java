package dev.curfew.model;

/** What a node takes for now: its wall clock, but never less than before and never slower than time passes. */
final class WallClock {

    private long wall;
    private long now;

    WallClock(long start) {
        this.wall = start;
        this.now = start;
    }

    void pass(long millis) {
        wall += millis;
        now = Math.max(now + millis, wall);
    }

    void set(long millis) {
        wall += millis;
        now = Math.max(now, wall);
    }

    long now() {
        return now;
    }
}
