package dev.curfew.session;

/** The fake keeps the contract too, or tests on it would prove nothing. */
class FakeRegistryTest extends SessionRegistryContract {

    @Override
    protected SessionRegistry open(long capacity) {
        return new FakeRegistry(capacity);
    }
}
