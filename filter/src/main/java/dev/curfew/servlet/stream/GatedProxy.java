package dev.curfew.servlet.stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request or response that goes on asynchronously, behind its gate: threads of the application may use it at any moment, and once the
 * container has got it back, it belongs to somebody else.
 */
final class GatedProxy implements InvocationHandler {

    private final Object target;
    private final AccessGate gate;

    private GatedProxy(Object target, AccessGate gate) {
        this.target = target;
        this.gate = gate;
    }

    static HttpServletRequest request(HttpServletRequest target, AccessGate gate) {
        return of(HttpServletRequest.class, target, gate);
    }

    static HttpServletResponse response(HttpServletResponse target, AccessGate gate) {
        return of(HttpServletResponse.class, target, gate);
    }

    private static <T> T of(Class<T> type, T target, AccessGate gate) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new GatedProxy(target, gate)));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return call(method, arguments);
        }
        if (!gate.enter()) {
            return refuse(method);
        }
        try {
            return call(method, arguments);
        } finally {
            gate.leave();
        }
    }

    private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() == null ? thrown : thrown.getCause();
        }
    }

    /** What can fail because the client has gone away fails; a setter of a response that is sent does nothing; there is nothing else to say. */
    private @Nullable Object refuse(Method method) throws IOException {
        if (Arrays.asList(method.getExceptionTypes()).contains(IOException.class)) {
            throw new SessionOverException();
        }
        Class<?> type = method.getReturnType();
        if (method.getName().equals("isAsyncStarted")) {
            return false;
        }
        if (target instanceof HttpServletRequest) {
            throw new IllegalStateException("the request is over");
        }
        if (type == boolean.class) {
            return method.getName().equals("isCommitted");
        }
        if (type == int.class) {
            return 0;
        }
        return type.isAssignableFrom(List.class) && type != Object.class ? List.of() : null;
    }
}
