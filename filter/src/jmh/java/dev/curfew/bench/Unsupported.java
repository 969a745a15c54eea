package dev.curfew.bench;

import java.lang.reflect.Proxy;

/** Objects that refuse every call: the part of an interface that a benchmark does not expect to be used. */
final class Unsupported {

    private Unsupported() {}

    static <T> T of(Class<T> type) {
        Object refusing = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            throw new UnsupportedOperationException(method.toString());
        });
        return type.cast(refusing);
    }
}
