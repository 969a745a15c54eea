package dev.curfew;

import java.util.function.Supplier;

/**
 * Sets Curfew's class loader as the thread's context class loader for a while. Ehcache and the services that Java
 * looks up ask the thread first, and a webapp that starts or stops Curfew would answer with classes of its own, or be
 * held by what was made.
 */
final class OwnClassLoader {

    private OwnClassLoader() {}

    static <T> T during(Supplier<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(OwnClassLoader.class.getClassLoader());
        try {
            return work.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    static void during(Runnable work) {
        Object unused = during(() -> {
            work.run();
            return work;
        });
    }
}
