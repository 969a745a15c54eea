package dev.curfew.config;

/** How a value is written. */
@FunctionalInterface
interface Notation<T> {

    /** The value written so; references are resolved already. */
    T read(String text) throws InvalidValue;
}
