package dev.curfew.http;

/**
 * The name of a member of a JSON object, which scripts rely on.
 */
public interface JsonMember {

    /** As it is written. */
    String word();
}
