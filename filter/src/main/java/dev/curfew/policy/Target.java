package dev.curfew.policy;

/**
 * What a request asks for, as far as rules care.
 *
 * @param host the host's name in lower case, without port and final dot
 * @param context the context path; empty for the root context
 * @param method the HTTP method, as sent
 * @param path the normalised path, with the context path
 * @since 0.1
 */
public record Target(String host, String context, String method, String path) {}
