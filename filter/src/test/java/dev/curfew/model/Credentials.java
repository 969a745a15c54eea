package dev.curfew.model;

/**
 * One time that somebody gave credentials to the provider.
 *
 * @param number tells it from every other time
 * @param authTime what the provider's clock said, epoch seconds
 */
record Credentials(int number, long authTime) {}
